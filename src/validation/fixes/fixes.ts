import type { Problem } from '../../catalog/problem';
import type { Payload } from '../../payload/payload';
import type { Fix, Known } from './fix';
import { contextAt } from '../node-context';
import { fixTable } from './table';

/**
 * The ways to mend a problem of a payload, the best one first. Every one of them makes exactly this problem vanish;
 * edits touch nothing but what must change, and keep the text's indentation and line ends.
 *
 * @param problem as {@link validate} told it of this very text
 * @param known what is known around the payload
 */
export function fixesFor(payload: Payload, problem: Pick<Problem, 'rule' | 'range'>, known: Known = {}): Fix[] {
  const node = contextAt(payload, payload.document.positions.offsetAt(problem.range.start));
  if (!node) return [];
  const fixes = fixTable[problem.rule].flatMap((fixer) => fixer(node, known));
  // One is preferred at most: the first.
  const best = fixes.findIndex(({ preferred }) => preferred);
  return fixes.map((fix, index) => ({
    ...fix,
    preferred: index === best,
    fixAll: index === best && fix.fixAll === true,
  }));
}
