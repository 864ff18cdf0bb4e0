import { plural } from '../text/quantities';
import type { Problem, Severity } from './problem';

/** How many problems there are of each severity. */
export type ProblemCounts = Readonly<Partial<Record<Severity, number>>>;

/** `2 errors, 1 warning`, or `no problems`. */
export function countsText({ error = 0, warning = 0, information = 0 }: ProblemCounts): string {
  const parts = [
    ...(error > 0 ? [plural(error, 'error')] : []),
    ...(warning > 0 ? [plural(warning, 'warning')] : []),
    ...(information > 0 ? [`${information} information`] : []),
  ];
  return parts.length > 0 ? parts.join(', ') : 'no problems';
}

/** Counts problems by their severity. */
export function countProblems(problems: Iterable<Pick<Problem, 'severity'>>): Record<Severity, number> {
  const counts = { error: 0, warning: 0, information: 0 };
  for (const { severity } of problems) counts[severity] += 1;
  return counts;
}
