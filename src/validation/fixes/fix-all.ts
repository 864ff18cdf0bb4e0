import type { RuleId } from '../problem';
import type { CheckedSnapshot } from '../check';
import type { Fix, FixEdit, Known } from './fix';
import { fixesFor } from './fixes';
import { Pieces } from './pieces';

/** More rounds than fixes that get into each other's way can take. */
const mostRounds = 12;

export interface FixAllOptions {
  /** Reads and checks what fixes made of the text: as the same file, intent and rules. */
  readonly recheck: (text: string) => Promise<CheckedSnapshot> | CheckedSnapshot;
  /** Of one rule all problems are mended by the fix that is preferred; without one, all of them by what is sure. */
  readonly rule?: RuleId | undefined;
  readonly known?: Known;
}

/**
 * Mends all problems that can be mended without asking. Fixes that get into each other's way are applied one after the
 * other, each to a text that was checked anew.
 *
 * @param checked the text as it is
 * @returns edits of the text as it was, all to be made at once; none when there is nothing to mend
 */
export async function fixAll(checked: CheckedSnapshot, options: FixAllOptions): Promise<FixEdit[]> {
  const pieces = new Pieces(checked.snapshot.payload.document.text);
  let now = checked;
  for (let round = 0; round < mostRounds; round++) {
    const edits = apart(fixesOf(now, options));
    if (edits.length === 0) break;
    pieces.apply(edits);
    now = await options.recheck(pieces.text);
  }
  return pieces.edits();
}

/** Whether "Fix all" of its rule may apply a fix without a person at its fields. */
export function isForAll(fix: Fix): boolean {
  return fix.preferred === true && fix.edits.length > 0 && fix.edits.every(({ snippet }) => !snippet);
}

function fixesOf({ snapshot, check }: CheckedSnapshot, { rule, known }: FixAllOptions): Fix[] {
  return check.findings
    .filter((problem) => rule === undefined || problem.rule === rule)
    .flatMap((problem) => {
      const fix = fixesFor(snapshot.payload, problem, known).find(isForAll);
      return fix && (rule !== undefined || fix.fixAll) ? [fix] : [];
    });
}

/** The edits of those fixes that stay apart from those before them. */
function apart(fixes: readonly Fix[]): FixEdit[] {
  const chosen: FixEdit[] = [];
  let behind = -1;
  const start = ({ edits }: Fix) => Math.min(...edits.map(({ offset }) => offset));
  for (const fix of [...fixes].sort((a, b) => start(a) - start(b))) {
    if (start(fix) <= behind) continue;
    chosen.push(...fix.edits);
    behind = Math.max(...fix.edits.map(({ offset, length }) => offset + length));
  }
  return chosen.sort((a, b) => a.offset - b.offset);
}
