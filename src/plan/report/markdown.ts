import { plainText, valueText } from '../../text/plain-text';
import type { AppliedRow } from '../apply/result';
import { summaryOf, type Plan, type PlanRow } from '../plan';
import { appliedSummary, planCounts, resultCounts } from './counts';

/** The length of a report that fits into a comment on GitHub, which may have 65,536 characters. */
const comment: Length = { longest: 60_000, rest: 'The job’s log has all of them.' };

/** How long a report may be, in characters, and where to find the rows that don't fit. */
interface Length {
  readonly longest: number;
  readonly rest: string;
}

const longestCell = 200;

/**
 * Text of a file or a service as inline code in a cell of a table: nothing in it is markup, a link, or a mention. Even in
 * code, a pipe ends a cell (GitHub Flavored Markdown §4.10).
 */
export const inlineCode = (text: string): string => code(plainText(text, longestCell));

/** A line as inline code in a cell, without markup. */
function code(line: string): string {
  if (line === '') return '';
  const longestRun = Math.max(0, ...(line.match(/`+/g) ?? []).map(({ length }) => length));
  const fence = '`'.repeat(longestRun + 1);
  const pad = longestRun > 0 || line.startsWith(' ') ? ' ' : '';
  return `${fence}${pad}${line.replaceAll('|', '\\|')}${pad}${fence}`;
}

/** A sentence of ours, which may quote a service: its markup is taken for what it is. */
const sentence = (text: string) =>
  plainText(text, 500).replace(/[\\`*_{}[\]<>()#+!|@~]/g, (character) => `\\${character}`);

/** A plan as a comment on a pull request. */
export function planMarkdown(plan: Plan, length = comment): string {
  const rows = plan.rows.filter(({ action }) => action !== 'unchanged');
  const head = [`### Plan for ${inlineCode(plan.base)}`, '', `**${planCounts(summaryOf(plan))}**`];
  const orphans = plan.orphaned.map(({ path, id }) => `| orphaned | ${inlineCode(path)} | ${inlineCode(id)} |`);
  return table(head, ['What', 'File', 'Details'], [...rows.map(plannedLine), ...orphans], length);
}

/** What applying came to, with the request IDs that support asks for. */
export function appliedMarkdown(
  plan: Plan,
  rows: readonly AppliedRow[],
  trouble: string | undefined,
  length = comment,
): string {
  const head = [
    `### Applied to ${inlineCode(plan.base)}`,
    '',
    `**${resultCounts(appliedSummary(plan, rows))}**`,
    ...(trouble === undefined ? [] : ['', sentence(trouble)]),
  ];
  const lines = rows
    .filter(({ result }) => result.status !== 'unchanged')
    .map(({ path, result: { status, id, error, httpStatus, requestId } }) =>
      cells(
        status,
        inlineCode(path),
        inlineCode(id ?? ''),
        sentence(error ?? ''),
        `${httpStatus ?? ''}`,
        inlineCode(requestId ?? ''),
      ),
    );
  return table(head, ['Result', 'File', 'ID', 'Reason', 'Status', 'Request ID'], lines, length);
}

const cells = (...texts: readonly string[]) => `| ${texts.join(' | ')} |`;

function plannedLine({ action, path, changes, reordered, problems, error }: PlanRow): string {
  const value = (text: string | null) => code(valueText(text, longestCell));
  const errors = problems.filter(({ severity }) => severity === 'error');
  const details = [
    ...changes.map(({ property, before, after }) => `${inlineCode(property)}: ${value(before)} → ${value(after)}`),
    ...reordered.map((property) => `${inlineCode(property)}: same items, different order`),
    ...(error === undefined ? [] : [sentence(error)]),
    ...(action === 'blocked'
      ? errors.map(({ range, message }) => `line ${range.start.line + 1}: ${sentence(message)}`)
      : []),
  ];
  return cells(action, inlineCode(path), details.join('<br>'));
}

function table(
  head: readonly string[],
  columns: readonly string[],
  lines: readonly string[],
  { longest, rest }: Length,
): string {
  if (lines.length === 0) return `${head.join('\n')}\n`;
  const top = [...head, '', cells(...columns), cells(...columns.map(() => '---'))];
  let length = top.join('\n').length;
  const shown = lines.filter((line) => (length += line.length + 1) < longest);
  const left = lines.length - shown.length;
  return [...top, ...shown, ...(left === 0 ? [] : ['', `… and ${left} more. ${rest}`]), ''].join('\n');
}
