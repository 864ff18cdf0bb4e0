import type { Intent } from '../../catalog/kinds';
import type { Range, Span } from '../../text/positions';
import type { NodeContext } from '../node-context';

/** What to put in place of a range of the text; offsets don't count a byte-order mark. */
export interface FixEdit extends Span {
  readonly newText: string;
  /** Whether `newText` is a snippet with fields to fill in (VS Code's syntax). */
  readonly snippet?: true;
}

/** A way to fix a problem. Its edits neither touch nor overlap. */
export interface Fix {
  readonly title: string;
  readonly edits: readonly FixEdit[];
  /** The one that a person most likely wants; "Fix all" of a rule applies it. At most one of a problem. */
  readonly preferred?: boolean;
  /** Whether it keeps what the payload says, so that it may be applied without looking: on saving, say. */
  readonly fixAll?: boolean;
  /** The text that replaces the marked value. The fix is offered only if that text causes no problem. */
  readonly text?: string;
  /** The name that it gives its member. Once it's done, no sibling can get the same one. */
  readonly name?: string;
  /** Instead of edits: check the file as this from now on. */
  readonly checkAs?: Intent;
}

/** What is known around a payload and helps to fix it. Everything is optional. */
export interface FixContext {
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

/** Finds ways to fix a problem of a value; an empty list if there are none. Pure. */
export type Fixer = (node: NodeContext, context: FixContext, finding: { readonly range: Range }) => readonly Fix[];

export const checkAsAdd: Fix = { title: 'Check this file as an Add instead', edits: [], checkAs: 'add' };
export const checkAsUpdate: Fix = { title: 'Check this file as an Update instead', edits: [], checkAs: 'update' };

/** Whether "Fix all" of its rule may apply a fix without a person at its fields. */
export function isForAll(fix: Fix): boolean {
  return fix.preferred === true && fix.edits.length > 0 && fix.edits.every(({ snippet }) => !snippet);
}

/** A range replaced by other text. */
export function replace(start: number, end: number, newText: string): FixEdit {
  return { offset: start, length: end - start, newText };
}

/** A range replaced by a snippet. */
export function replaceBySnippet(start: number, end: number, newText: string): FixEdit {
  return { ...replace(start, end, newText), snippet: true };
}

/** How many edits VS Code can make in one step within a frame. */
const mostEdits = 1000;

/**
 * The same change in fewer edits: neighboring ones become one, which replaces the text between them by itself.
 *
 * @param edits in order, not overlapping; without snippets if there are many
 */
export function fewer(text: string, edits: readonly FixEdit[]): readonly FixEdit[] {
  const size = Math.ceil(edits.length / mostEdits);
  if (size < 2) return edits;
  return Array.from({ length: Math.ceil(edits.length / size) }, (_, at) => {
    const [first, ...others] = edits.slice(at * size, (at + 1) * size);
    if (!first) throw new RangeError('No edit is left.');
    let newText = first.newText;
    let end = first.offset + first.length;
    for (const edit of others) {
      newText += text.slice(end, edit.offset) + edit.newText;
      end = edit.offset + edit.length;
    }
    return replace(first.offset, end, newText);
  });
}
