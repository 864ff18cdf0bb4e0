import type { Intent } from '../../catalog/kinds';
import type { RuleId } from '../problem';
import type { Span } from '../../text/positions';
import type { NodeContext } from '../node-context';

/** What to put in the place of a range of the text; offsets count behind a byte-order mark. */
export interface FixEdit extends Span {
  readonly newText: string;
  /** Whether `newText` is a snippet with fields to fill in (VS Code's syntax). */
  readonly snippet?: true;
}

/** A way to mend a problem. Its edits neither touch nor overlap. */
export interface Fix {
  readonly title: string;
  readonly edits: readonly FixEdit[];
  /** The one that a person most likely wants; "Fix all" of a rule applies it. At most one of a problem. */
  readonly preferred?: boolean;
  /** Whether it keeps what the payload says, so that it may be applied without looking: on saving, say. */
  readonly fixAll?: boolean;
  /** Instead of edits: check the file as this from now on. */
  readonly checkAs?: Intent;
}

/** What is known around a payload and helps to mend it. Everything is optional. */
export interface Known {
  /** GUIDs that other payloads have as `azureTenantId` and `azureSubscriptionId`, the most used one first. */
  readonly azureTenantId?: readonly string[];
  readonly azureSubscriptionId?: readonly string[];
  readonly vendor?: readonly string[];
  readonly provider?: readonly string[];
  /** The present instant, as an Edm.DateTimeOffset. */
  readonly now?: string;
  /** Minutes that the person's local time is ahead of UTC at a local `yyyy-mm-ddThh:mm:ss`. */
  readonly localOffset?: (local: string) => number;
}

/** Looks for ways to mend a problem; none is an empty list. Pure. */
export type Fixer = (node: NodeContext, known: Known) => readonly Fix[];

/** The fixers of each rule. */
export type FixTable = Readonly<Record<RuleId, readonly Fixer[]>>;

/** A range replaced by other text. */
export function replace(start: number, end: number, newText: string): FixEdit {
  return { offset: start, length: end - start, newText };
}

/** A range replaced by a snippet. */
export function replaceBySnippet(start: number, end: number, newText: string): FixEdit {
  return { ...replace(start, end, newText), snippet: true };
}
