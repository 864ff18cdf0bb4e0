import { bindComparison, bindIn } from './bind-comparison';
import { bindFunction } from './bind-function';
import { badOption } from './options';
import { bindPath, itemsOf, type Bound, type Frame, type Scope, type ValueType } from './scope';
import type { Literal, Syntax } from './syntax';
import type { Value } from './value';

const boolean = { form: 'boolean' } as const;

/**
 * Binds an expression to the types of the model, ready to be evaluated. Conditions are true, false, or null, which means
 * "unknown" (OData URL Conventions 4.01 §5.1.1.1).
 *
 * @throws GraphError 400
 */
export function bind(syntax: Syntax, scope: Scope): Bound {
  switch (syntax.is) {
    case 'literal':
      return { type: literalType(syntax.literal, scope), read: () => syntax.literal.value };
    case 'path':
      return bindPath(syntax.segments, scope);
    case 'call':
      return bindFunction(
        syntax.name,
        syntax.operands.map((operand) => bind(operand, scope)),
        scope,
      );
    case 'compare':
      return bindComparison(syntax.operator, bind(syntax.left, scope), bind(syntax.right, scope), scope);
    case 'in':
      return bindIn(
        bind(syntax.left, scope),
        syntax.items.map((item) => bind(item, scope)),
        scope,
      );
    case 'not': {
      const operand = condition(syntax.operand, scope, 'not');
      return { type: boolean, read: (frame) => negation(operand(frame)) };
    }
    case 'and':
    case 'or':
      return bindJunction(syntax, scope);
    case 'any':
    case 'all':
      return bindLambda(syntax, scope);
  }
}

function literalType(literal: Literal, { option, catalog: { namespace, enums } }: Scope): ValueType {
  if (literal.is !== 'enum') return { form: literal.is };
  const name = literal.type.slice(namespace.length + 1);
  if (literal.type !== `${namespace}.${name}` || !Object.hasOwn(enums, name)) {
    throw badOption(option, `There is no enum '${literal.type}'.`);
  }
  return { form: 'enum', name };
}

function condition(syntax: Syntax, scope: Scope, operator: string): Bound['read'] {
  const { type, read } = bind(syntax, scope);
  if (type.form === 'boolean' || type.form === 'null') return read;
  throw badOption(
    scope.option,
    `'${operator}' at position ${syntax.at} of ${scope.option} needs conditions. Put parentheses around comparisons: not (os eq 'a').`,
  );
}

const negation = (value: Value): Value => (value === null ? null : value !== true);

function bindJunction(syntax: Syntax & { is: 'and' | 'or' }, scope: Scope): Bound {
  const left = condition(syntax.left, scope, syntax.is);
  const right = condition(syntax.right, scope, syntax.is);
  // The value that decides on its own, whatever the other side is, even null.
  const deciding = syntax.is === 'or';
  const read = (frame: Frame): Value => {
    const first = left(frame);
    if (first === deciding) return deciding;
    const second = right(frame);
    if (second === deciding) return deciding;
    return first === null || second === null ? null : !deciding;
  };
  return { type: boolean, read };
}

function bindLambda(syntax: Syntax & { is: 'any' | 'all' }, scope: Scope): Bound {
  const { type, read } = bindPath(syntax.collection, scope);
  const path = syntax.collection.join('/');
  if (type.form !== 'collection')
    throw badOption(scope.option, `'${path}' is not a collection, so ${syntax.is}() can't be used on it.`);
  const { variable: name, body } = syntax;
  if (name === undefined || body === undefined)
    return { type: boolean, read: (frame) => itemsOf(read(frame)).length > 0 };
  if (scope.variables.some((variable) => variable.name === name)) {
    throw badOption(scope.option, `The name '${name}' is used for two things in ${scope.option}.`);
  }
  const test = condition(body, { ...scope, variables: [{ name, item: type.item }, ...scope.variables] }, syntax.is);
  const holds = (frame: Frame) => (value: Value) => test({ value, outer: frame }) === true;
  return syntax.is === 'any'
    ? { type: boolean, read: (frame) => itemsOf(read(frame)).some(holds(frame)) }
    : { type: boolean, read: (frame) => itemsOf(read(frame)).every(holds(frame)) };
}
