import type { Problem } from '../validation/problem';
import { countsText } from '../validation/problem-counts';
import { plural } from '../text/quantities';
import type { Checked } from './check';
import { excerpt } from './excerpt';
import { printable } from './printable';
import type { Reporter, Summary } from './reporter';
import type { Style } from './style';

/** For people: where, what, the line with a caret below; and a summary at the end, unless quiet. */
export function textReporter(style: Style, quiet = false): Reporter {
  return {
    begin: () => '',
    file: (checked) => checked.problems.map((problem) => problemText(checked, problem, style)).join(''),
    end: (summary) => (quiet ? '' : `${summaryText(summary)}\n`),
  };
}

/** A problem on four lines, the first in the format that editors recognize: `file:line:column: …`. */
export function problemText(
  { path, document }: Checked,
  { rule, severity, message, range }: Problem,
  style: Style,
): string {
  const number = String(range.start.line + 1);
  const where = style.bold(`${printable(path)}:${number}:${range.start.character + 1}:`);
  const { line, marker } = excerpt(document, range);
  const gutter = ' '.repeat(number.length);
  return [
    `${where} ${style[severity](`${severity}:`)} ${printable(message)} ${style.dim(`[${rule}]`)}`,
    `  ${style.dim(`${number} |`)} ${line}`,
    `  ${style.dim(`${gutter} |`)} ${style[severity](marker)}`,
    '',
    '',
  ].join('\n');
}

function summaryText({ files, errors, warnings, information }: Summary): string {
  const found = countsText({ error: errors, warning: warnings, information });
  return `${plural(files, 'file')} checked: ${found}.`;
}
