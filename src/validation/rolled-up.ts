import type { Problem } from './problem';

/** Hints of a rule that are told one by one in a file that nobody looks at. */
const mostTold = 5;

/**
 * Problems of a file that nobody looks at: many hints of one rule are told as one, at the first of them, so that errors
 * don't drown among them.
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
