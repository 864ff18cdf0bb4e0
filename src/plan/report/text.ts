import { plainText, valueText } from '../../text/plain-text';
import type { AppliedRow } from '../apply/result';
import { summaryOf, type Action, type Plan, type PlanRow } from '../plan';
import { appliedSummary, planCounts, resultCounts } from './counts';

const marks: Readonly<Record<Action, string>> = {
  add: '+',
  update: '~',
  delete: '-',
  unchanged: '=',
  blocked: '!',
  missing: '!',
  conflict: '!',
  failed: '!',
};

/** Characters of a value and of a sentence that are shown. */
const longestValue = 80;
const longestSentence = 500;

const shown = (text: string) => plainText(text, longestSentence);

/** A plan for a person: what would happen to each file but those that are unchanged, and how many of each there are. */
export function planText(plan: Plan): string {
  const lines = plan.rows.flatMap((row) =>
    row.action === 'unchanged' ? [] : [...rowLines(row), ...problemLines(row)],
  );
  const orphans = plan.orphaned.map(({ path, kind, id }) => `? orphaned   ${shown(path)} (${kind} ${shown(id)})`);
  const hint =
    orphans.length === 0 ? [] : ['  The files of these profiles are gone. --prune deletes the profiles, too.'];
  const counts = `Plan for ${plan.base}: ${planCounts(summaryOf(plan))}.`;
  return [...lines, ...orphans, ...hint, counts, ''].join('\n');
}

/** What applying came to, for a person. */
export function appliedText(plan: Plan, rows: readonly AppliedRow[], trouble: string | undefined): string {
  const lines = rows.flatMap((row) => {
    const { status, error, httpStatus, requestId } = row.result;
    if (status === 'unchanged') return [];
    const id = row.result.id ?? row.id;
    const head = `${status.padEnd(9)} ${shown(row.path)}${id === undefined ? '' : ` (${shown(id)})`}`;
    if (error === undefined) return [head];
    const ids = requestId === undefined ? '' : ` Request ID: ${shown(requestId)}.`;
    const code = httpStatus === undefined || error.includes(String(httpStatus)) ? '' : ` (${httpStatus})`;
    return [head, `    ${shown(error)}${code}${ids}`];
  });
  const counts = `Applied to ${plan.base}: ${resultCounts(appliedSummary(plan, rows))}.`;
  return [...lines, ...(trouble === undefined ? [] : [shown(trouble)]), counts, ''].join('\n');
}

function rowLines({ action, path, id, changes, reordered, error }: PlanRow): string[] {
  const head = `${marks[action]} ${action.padEnd(10)} ${shown(path)}${id === undefined ? '' : ` (${shown(id)})`}`;
  const value = (text: string | null) => valueText(text, longestValue);
  return [
    head,
    ...changes.map(({ property, before, after }) => `    ${shown(property)}: ${value(before)} → ${value(after)}`),
    ...reordered.map((property) => `    ${shown(property)}: same items, different order`),
    ...(error === undefined ? [] : [`    ${shown(error)}`]),
  ];
}

/** Of a blocked file its errors alone: `secprofile validate` shows the rest. */
function problemLines({ action, path, problems }: PlanRow): string[] {
  if (action !== 'blocked') return [];
  return problems
    .filter(({ severity }) => severity === 'error')
    .map(({ range: { start }, message, rule }) => {
      const where = `${shown(path)}:${start.line + 1}:${start.character + 1}`;
      return `    ${where}: error: ${shown(message)} [${rule}]`;
    });
}
