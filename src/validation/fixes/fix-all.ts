import type { RuleId } from '../problem';
import type { CheckedSnapshot } from '../check';
import { isForAll, type Fix, type FixContext, type FixEdit } from './fix';
import { fixesForAll } from './fixes';
import { PieceTable } from './piece-table';

/** More rounds than fixes that overlap can take. */
const mostRounds = 12;

export interface FixAllOptions {
  /** Reads and checks what fixes made of the text: as the same file, intent and rules. */
  readonly recheck: (text: string) => Promise<CheckedSnapshot> | CheckedSnapshot;
  /** With a rule, all its problems get their preferred fix; without one, all problems get fixes that are certain. */
  readonly rule?: RuleId | undefined;
  readonly context?: FixContext;
}

/**
 * Fixes all problems that can be fixed without asking. Fixes that overlap are applied one after the other, each to a
 * text that was checked again.
 *
 * @param checked the text as it is
 * @returns edits of the text as it was, all to be made at once; none when there is nothing to fix
 */
export async function fixAll(checked: CheckedSnapshot, options: FixAllOptions): Promise<FixEdit[]> {
  const pieces = new PieceTable(checked.snapshot.payload.document.text);
  let now = checked;
  for (let round = 0; round < mostRounds; round++) {
    const edits = apart(await fixesOf(now, options));
    if (edits.length === 0) break;
    pieces.apply(edits);
    now = await options.recheck(pieces.text);
  }
  return pieces.edits();
}

async function fixesOf({ snapshot, check }: CheckedSnapshot, { rule, context }: FixAllOptions): Promise<Fix[]> {
  const findings = check.findings.filter((finding) => rule === undefined || finding.rule === rule);
  const found = await fixesForAll(snapshot.payload, findings, context);
  return found.flatMap((fixes) => {
    const fix = fixes.find(isForAll);
    return fix && (rule !== undefined || fix.fixAll) ? [fix] : [];
  });
}

/** The edits of the fixes that don't overlap earlier ones. */
function apart(fixes: readonly Fix[]): FixEdit[] {
  const chosen: FixEdit[] = [];
  let after = -1;
  const start = ({ edits }: Fix) => Math.min(...edits.map(({ offset }) => offset));
  for (const fix of [...fixes].sort((a, b) => start(a) - start(b))) {
    if (start(fix) <= after) continue;
    chosen.push(...fix.edits);
    after = Math.max(...fix.edits.map(({ offset, length }) => offset + length));
  }
  return chosen.sort((a, b) => a.offset - b.offset);
}
