import { Cursor } from './cursor';
import { literalOf } from './literals';
import { badOption } from './options';
import type { ComparisonOperator, Syntax } from './syntax';

const equality: ReadonlySet<string> = new Set(['eq', 'ne']);
const relation: ReadonlySet<string> = new Set(['gt', 'ge', 'lt', 'le']);
const unsupported: ReadonlySet<string> = new Set(['has', 'add', 'sub', 'mul', 'div', 'divby', 'mod']);

/**
 * Reads an expression by recursive descent over OData's filter grammar. Precedence from weak to strong: or, and, eq ne,
 * gt ge lt le in, not (OData URL Conventions 4.01 §5.1.1.17). No parser on npm does it right: see docs/sandbox.md.
 *
 * @param option what it is the value of, such as `$filter`
 * @throws GraphError 400 with the position
 */
export function parseExpression(text: string, option: string): Syntax {
  const cursor = new Cursor(text, option);
  const result = or(cursor);
  const rest = cursor.peek();
  if (unsupported.has(rest.text)) throw badOption(option, `The operator '${rest.text}' is not supported in ${option}.`);
  return rest.kind === 'end' ? result : cursor.fail('an operator or the end');
}

function or(cursor: Cursor): Syntax {
  let left = and(cursor);
  while (cursor.isWord('or')) left = { is: 'or', at: cursor.next().at, left, right: and(cursor) };
  return left;
}

function and(cursor: Cursor): Syntax {
  let left = equal(cursor);
  while (cursor.isWord('and')) left = { is: 'and', at: cursor.next().at, left, right: equal(cursor) };
  return left;
}

function equal(cursor: Cursor): Syntax {
  let left = related(cursor);
  while (cursor.peek().kind === 'word' && equality.has(cursor.peek().text)) {
    const { text, at } = cursor.next();
    left = { is: 'compare', at, operator: text as ComparisonOperator, left, right: related(cursor) };
  }
  return left;
}

function related(cursor: Cursor): Syntax {
  let left = unary(cursor);
  for (;;) {
    const { kind, text, at } = cursor.peek();
    if (kind !== 'word') return left;
    if (relation.has(text)) {
      cursor.next();
      left = { is: 'compare', at, operator: text as ComparisonOperator, left, right: unary(cursor) };
    } else if (text === 'in') {
      cursor.next();
      left = { is: 'in', at, left, items: list(cursor) };
    } else {
      return left;
    }
  }
}

function list(cursor: Cursor): Syntax[] {
  cursor.demand('(');
  const items: Syntax[] = [];
  do {
    const { at } = cursor.peek();
    const literal = literalOf(cursor.peek(), cursor.option) ?? cursor.fail('a value');
    cursor.next();
    items.push({ is: 'literal', at, literal });
  } while (cursor.skip(','));
  cursor.demand(')');
  return items;
}

function unary(cursor: Cursor): Syntax {
  if (!cursor.isWord('not')) return primary(cursor);
  const { at } = cursor.next();
  return { is: 'not', at, operand: cursor.nested(() => unary(cursor)) };
}

function primary(cursor: Cursor): Syntax {
  if (cursor.skip('(')) {
    const inner = cursor.nested(() => or(cursor));
    cursor.demand(')');
    return inner;
  }
  const token = cursor.peek();
  const literal = literalOf(token, cursor.option);
  if (literal) {
    cursor.next();
    return { is: 'literal', at: token.at, literal };
  }
  return token.kind === 'word' ? named(cursor) : cursor.fail('a property or a value');
}

/** A property path, a lambda on one, a function call, or an enum literal with its type in front. */
function named(cursor: Cursor): Syntax {
  const { at, text } = cursor.next();
  const behind = cursor.peek();
  if (behind.kind === 'string' && behind.at === at + text.length) {
    return { is: 'literal', at, literal: { is: 'enum', value: cursor.next().text, type: text } };
  }
  if (cursor.isPunctuation('(')) return call(cursor, at, text);
  const segments = [text];
  while (cursor.skip('/')) {
    if (cursor.peek().kind !== 'word') cursor.fail('a property');
    const segment = cursor.next().text;
    if ((segment === 'any' || segment === 'all') && cursor.isPunctuation('('))
      return lambda(cursor, at, segment, segments);
    segments.push(segment);
  }
  return { is: 'path', at, segments };
}

function call(cursor: Cursor, at: number, name: string): Syntax {
  cursor.demand('(');
  const operands: Syntax[] = [];
  if (!cursor.isPunctuation(')')) {
    do operands.push(cursor.nested(() => or(cursor)));
    while (cursor.skip(','));
  }
  cursor.demand(')');
  return { is: 'call', at, name, operands };
}

function lambda(cursor: Cursor, at: number, is: 'any' | 'all', collection: readonly string[]): Syntax {
  cursor.demand('(');
  if (is === 'any' && cursor.skip(')')) return { is, at, collection };
  if (cursor.peek().kind !== 'word') cursor.fail('a name for the items');
  const variable = cursor.next().text;
  cursor.demand(':');
  const body = cursor.nested(() => or(cursor));
  cursor.demand(')');
  return { is, at, collection, variable, body };
}
