import { segmentsOf } from '../../document/pointer';
import type { Catalog } from '../../catalog/catalog';
import { setOf, type Kind } from '../../catalog/kinds';
import type { Problem, RuleId } from '../../validation/problem';
import { GraphError } from './graph-error';

/** Rules about something missing: the target is what is missing, not the object that lacks it. */
const missing: Partial<Record<RuleId, string>> = { 'missing-tenant': 'azureTenantId', 'missing-id': 'id' };

/** `/logonUsers/0/accountType` → `logonUsers/0/accountType` */
function targetOf({ rule, pointer }: Problem): string | undefined {
  return segmentsOf(pointer).join('/') || missing[rule];
}

/** The problem's message, or one about the request if that is about files. */
function sentenceOf({ rule, pointer, message }: Problem, kind: Kind, { odataType }: Catalog): string {
  const rootType = rule === 'kind-mismatch' && segmentsOf(pointer).join() === '@odata.type';
  return rootType ? `${setOf(kind)} holds profiles of the type "${odataType(kind.type)}" only.` : message;
}

/** The refusal for the errors among the problems; `undefined` if there are none. */
export function refusalOf(problems: readonly Problem[], kind: Kind, catalog: Catalog): GraphError | undefined {
  const errors = problems.filter(({ severity }) => severity === 'error');
  const first = errors[0];
  if (!first) return undefined;
  return new GraphError(400, sentenceOf(first, kind, catalog), {
    target: targetOf(first),
    inner: first.rule,
    details: errors.map((problem) => {
      const target = targetOf(problem);
      return { code: problem.rule, message: sentenceOf(problem, kind, catalog), ...(target ? { target } : {}) };
    }),
  });
}
