import type * as vscode from 'vscode';
import type { KnownProfile } from '../../plan/state/state';
import type { Environment } from '../../request/environment';
import type { PlanJournal } from './plan-journal';
import type { LiveMemory } from './live-memory';
import type { PlanModel } from './plan-model';

/** A plan that a person reviews and applies. */
export interface PlanSession {
  readonly environment: Environment;
  /** What was planned; undefined for all of the workspace. */
  readonly places: readonly vscode.Uri[] | undefined;
  readonly model: PlanModel;
  readonly journal: PlanJournal;
  readonly memory: LiveMemory;
  /** Profiles that belong to a file, by `profileKey`. */
  readonly taken: ReadonlySet<string>;
  /** Whether something was sent, so that there are results. */
  isApplied: boolean;
  /** While it is applied: ends it, first after the requests under way, then those too. */
  stop: (() => void) | undefined;
  /** Why applying ended early, as a sentence. */
  trouble: string | undefined;
  /** Whether there are payload files by now that it doesn't have. */
  hasNewFiles: boolean;
}

/** The rows of the journal, as far as they tell whether a live profile was written or forgotten since. */
export const journalTrace = (known: KnownProfile | undefined): string =>
  known === undefined ? '' : JSON.stringify([known.id, known.etag, known.written]);
