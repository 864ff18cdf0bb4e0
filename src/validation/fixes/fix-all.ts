import type { RuleId } from '../problem';
import type { CheckedSnapshot } from '../check';
import { fewer, isForAll, type Fix, type FixContext, type FixEdit } from './fix';
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
export async function fixAll(checked: CheckedSnapshot, options: FixAllOptions): Promise<readonly FixEdit[]> {
  const { text } = checked.snapshot.payload.document;
  const pieces = new PieceTable(text);
  let now = checked;
  for (let round = 0; round < mostRounds; round++) {
    const edits = apart(await fixesOf(now, options));
    if (edits.length === 0) break;
    pieces.apply(edits);
    now = await options.recheck(pieces.text);
  }
  return fewer(text, pieces.edits());
}

async function fixesOf(now: CheckedSnapshot, options: FixAllOptions): Promise<Fix[]> {
  const { snapshot, check } = now;
  const { rule, context } = options;
  if (rule === undefined) {
    // Equal members go first: once one of them is fixed, which one stays is the person's choice.
    const equal = await fixesOf(now, { ...options, rule: 'duplicate-key' });
    if (equal.length > 0) return equal;
  }
  const findings = check.findings.filter((finding) => rule === undefined || finding.rule === rule);
  const found = await fixesForAll(snapshot.payload, findings, context);
  const named = new Set<string>();
  return found.flatMap((fixes, at) => {
    const fix = fixes.find(isForAll);
    if (!fix || (rule === undefined && !fix.fixAll)) return [];
    // Of several that would give siblings one name, the first: then the next check tells what to do about the others.
    const place = `${findings[at]?.path.at(-2)} ${fix.name}`;
    return fix.name !== undefined && named.size === named.add(place).size ? [] : [fix];
  });
}

/** The edits of the fixes that don't overlap earlier ones. They may touch, as those of neighbors that are all removed do. */
function apart(fixes: readonly Fix[]): FixEdit[] {
  const chosen: FixEdit[] = [];
  let after = 0;
  const placed = fixes.map(({ edits }) => ({ edits, start: Math.min(...edits.map(({ offset }) => offset)) }));
  for (const { edits, start } of placed.sort((a, b) => a.start - b.start)) {
    if (start < after) continue;
    chosen.push(...edits);
    // Nothing else may be put in at the same place.
    after = Math.max(...edits.map(({ offset, length }) => offset + Math.max(length, 1)));
  }
  return chosen.sort((a, b) => a.offset - b.offset);
}
