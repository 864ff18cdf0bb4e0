import type { Payload } from '../../payload/payload';
import type { Fix, Known } from './fix';
import type { Finding } from '../problem';
import { contextOf } from '../node-context';
import { fixTable } from './table';

/**
 * The ways to mend a problem of a payload, the best one first. Every one of them makes exactly this problem vanish;
 * edits touch nothing but what must change, and keep the text's indentation and line ends.
 *
 * @param finding what a check of this very payload found
 * @param known what is known around the payload
 */
export function fixesFor(payload: Payload, { rule, path }: Pick<Finding, 'rule' | 'path'>, known: Known = {}): Fix[] {
  const node = contextOf(payload, path);
  const fixes = fixTable[rule].flatMap((fixer) => fixer(node, known));
  // One is preferred at most: the first.
  const best = fixes.findIndex(({ preferred }) => preferred);
  return fixes.map((fix, index) => ({
    ...fix,
    preferred: index === best,
    fixAll: index === best && fix.fixAll === true,
  }));
}
