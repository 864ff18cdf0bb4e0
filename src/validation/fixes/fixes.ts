import type { Payload } from '../../payload/payload';
import { contextOf } from '../node-context';
import type { Finding, RuleId } from '../problem';
import { rules } from '../rules';
import type { Fix, FixContext, Fixer } from './fix';
import { isRight } from './is-right';

/**
 * The ways to fix each of a payload's problems, in their order, the best one of each first. Every one of them makes exactly
 * its problem vanish; edits touch nothing but what must change, and keep the text's indentation and line ends.
 *
 * @param findings what a check of this very payload found
 * @param context what is known around the payload
 */
export async function fixesForAll(
  payload: Payload,
  findings: readonly Finding[],
  context: FixContext = {},
): Promise<Fix[][]> {
  const fixers = await load(new Set(findings.map(({ rule }) => rule)));
  return findings.map((finding) => {
    const node = contextOf(payload, finding.path);
    const fixes = fixers.get(finding.rule)?.(node, context, finding) ?? [];
    return ranked(fixes.filter(({ text }) => text === undefined || isRight(node, text)));
  });
}

async function load(ids: ReadonlySet<RuleId>): Promise<ReadonlyMap<RuleId, Fixer>> {
  const loaded = rules.flatMap(({ id, fix }) =>
    fix && ids.has(id) ? [fix().then((fixer) => [id, fixer] as const)] : [],
  );
  return new Map(await Promise.all(loaded));
}

/** One is preferred at most: the first. */
function ranked(fixes: readonly Fix[]): Fix[] {
  const best = fixes.findIndex(({ preferred }) => preferred);
  return fixes.map((fix, index) => ({
    ...fix,
    preferred: index === best,
    fixAll: index === best && fix.fixAll === true,
  }));
}
