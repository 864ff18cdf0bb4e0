import type { Payload } from '../../payload/payload';
import { contextsOf, type NodeContext, isNeededText } from '../node-context';
import type { Finding, RuleId } from '../problem';
import { rules, rulesFor } from '../rules';
import { fewer, type Fix, type FixContext, type Fixer } from './fix';
import { isDateTime } from '../../text/date-time';
import type { Place } from '../rule';

/** Problems whose fixes are worked out in one turn of the thread. */
const mostInTurn = 200;

/**
 * The ways to fix each of a payload's problems, in order, the best one of each first. Each removes exactly its problem.
 * Edits change only what they must, and keep the text's indentation and line endings.
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
  const contextOf = contextsOf(payload);
  const found: Fix[][] = [];
  for (const finding of findings) {
    // Others get their turn: thousands of fixes take longer than a frame.
    if (found.length % mostInTurn === mostInTurn - 1) await new Promise(setImmediate);
    const node = contextOf(finding.path);
    const fixes = fixers.get(finding.rule)?.(node, context, finding) ?? [];
    found.push(ranked(fixes.filter(({ text }) => text === undefined || isRight(node, text))).map(inFewEdits));
  }
  return found;

  function inFewEdits(fix: Fix): Fix {
    return { ...fix, edits: fewer(payload.document.text, fix.edits) };
  }
}

async function load(ids: ReadonlySet<RuleId>): Promise<ReadonlyMap<RuleId, Fixer>> {
  const loaded = rules.flatMap(({ id, fix }) =>
    fix && ids.has(id) ? [fix().then((fixer) => [id, fixer] as const)] : [],
  );
  return new Map(await Promise.all(loaded));
}

/** At most one is preferred: the first. */
function ranked(fixes: readonly Fix[]): Fix[] {
  const best = fixes.findIndex(({ preferred }) => preferred);
  return fixes.map((fix, index) => ({
    ...fix,
    preferred: index === best,
    fixAll: index === best && fix.fixAll === true,
  }));
}

/** Whether a text in place of a value causes no problem, neither in an Add nor in an Update. */
function isRight(node: NodeContext, text: string): boolean {
  const { payload, owner, property, item } = node;
  const { catalog, kind } = payload;
  if (!kind || !owner || !property) return true;
  if (text === '' && isNeededText(node)) return false;
  // The schema refuses what is no date.
  if (property.type === 'Edm.DateTimeOffset' && !isDateTime(text)) return false;
  const place: Place = { catalog, kind, intent: 'add', type: owner, atRoot: owner.name === kind.type, property, item };
  return rulesFor('add').every(({ string }) => string?.(place)?.(text) === undefined);
}
