import type * as vscode from 'vscode';
import type { KnownProfile } from '../../plan/state/state';
import type { Environment } from '../../request/environment';
import type { PlanJournal } from './plan-journal';
import type { LiveMemory } from './live-memory';
import type { PlanModel } from './plan-model';

/** A plan that a person reviews and applies. */
export interface PlanSession {
  readonly environment: Environment;
  /** What was planned; undefined for the whole workspace. */
  readonly places: readonly vscode.Uri[] | undefined;
  readonly model: PlanModel;
  readonly journal: PlanJournal;
  readonly memory: LiveMemory;
  /** Profiles that belong to a file, by `profileKey`. */
  readonly taken: ReadonlySet<string>;
  /** Whether something was sent, so there are results. */
  isApplied: boolean;
  /** While it is being applied, ends it: first after the requests under way, the second time by canceling these, too. */
  stop: (() => void) | undefined;
  /** Why applying ended early, as a sentence. */
  trouble: string | undefined;
  /** Whether there are new payload files that aren't in it. */
  hasNewFiles: boolean;
}

/** The part of what is known about a profile that changes if it is written or forgotten. */
export const journalTrace = (known: KnownProfile | undefined): string =>
  known === undefined ? '' : JSON.stringify([known.id, known.etag, known.written]);
