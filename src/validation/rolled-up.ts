import type { Problem } from './problem';

/** How many hints of a rule are reported one by one in a file that isn't open. */
const mostTold = 5;

/**
 * Problems of a file that isn't open. Many hints of one rule are reported as one, at the first of them, so that they don't
 * bury errors.
 */
export function rolledUp<P extends Problem>(problems: readonly P[]): P[] {
  const hints = new Map<string, number>();
  for (const { rule, severity } of problems)
    if (severity === 'information') hints.set(rule, (hints.get(rule) ?? 0) + 1);
  const told = new Set<string>();
  return problems.flatMap((problem) => {
    const count = hints.get(problem.rule) ?? 0;
    if (problem.severity !== 'information' || count <= mostTold) return [problem];
    if (told.size === told.add(problem.rule).size) return [];
    return [{ ...problem, message: `${problem.message} (and ${count - 1} more like this in the file)` }];
  });
}
