import { segmentsOf } from '../../document/pointer';
import type { Problem, RuleId } from '../../kinds/problem';
import { GraphError } from './graph-error';

/** Rules that miss something: the target is what is missing, not the object that misses it. */
const missing: Partial<Record<RuleId, string>> = { 'missing-tenant': 'azureTenantId', 'missing-id': 'id' };

/** `/logonUsers/0/accountType` → `logonUsers/0/accountType` */
function targetOf({ rule, pointer }: Problem): string | undefined {
  return segmentsOf(pointer).join('/') || missing[rule];
}

/** The refusal that the errors among the problems add up to; `undefined` when there is none. */
export function refusalOf(problems: readonly Problem[]): GraphError | undefined {
  const errors = problems.filter(({ severity }) => severity === 'error');
  const first = errors[0];
  if (!first) return undefined;
  return new GraphError(400, first.message, {
    target: targetOf(first),
    inner: first.rule,
    details: errors.map((problem) => {
      const target = targetOf(problem);
      return { code: problem.rule, message: problem.message, ...(target ? { target } : {}) };
    }),
  });
}
