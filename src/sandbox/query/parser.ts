import { TokenReader } from './token-reader';
import { literalOf } from './literals';
import { badOption } from './options';
import type { ComparisonOperator, Syntax } from './syntax';

const equality: ReadonlySet<string> = new Set(['eq', 'ne']);
const relation: ReadonlySet<string> = new Set(['gt', 'ge', 'lt', 'le']);
const unsupported: ReadonlySet<string> = new Set(['has', 'add', 'sub', 'mul', 'div', 'divby', 'mod']);

/**
 * Parses an expression of OData's filter grammar by recursive descent. Precedence from low to high: or; and; eq, ne; gt,
 * ge, lt, le, in; not (OData URL Conventions 4.01 §5.1.1.17). No parser on npm gets that right: see ARCHITECTURE.md.
 *
 * @param option what it is the value of, such as `$filter`
 * @throws GraphError 400 with the position
 */
export function parseExpression(text: string, option: string): Syntax {
  const reader = new TokenReader(text, option);
  const result = or(reader);
  const rest = reader.peek();
  if (unsupported.has(rest.text)) throw badOption(option, `The operator '${rest.text}' is not supported in ${option}.`);
  return rest.kind === 'end' ? result : reader.fail('an operator or the end');
}

function or(reader: TokenReader): Syntax {
  let left = and(reader);
  while (reader.isWord('or')) left = { is: 'or', at: reader.next().at, left, right: and(reader) };
  return left;
}

function and(reader: TokenReader): Syntax {
  let left = equal(reader);
  while (reader.isWord('and')) left = { is: 'and', at: reader.next().at, left, right: equal(reader) };
  return left;
}

function equal(reader: TokenReader): Syntax {
  let left = related(reader);
  while (reader.peek().kind === 'word' && equality.has(reader.peek().text)) {
    const { text, at } = reader.next();
    left = { is: 'compare', at, operator: text as ComparisonOperator, left, right: related(reader) };
  }
  return left;
}

function related(reader: TokenReader): Syntax {
  let left = unary(reader);
  for (;;) {
    const { kind, text, at } = reader.peek();
    if (kind !== 'word') return left;
    if (relation.has(text)) {
      reader.next();
      left = { is: 'compare', at, operator: text as ComparisonOperator, left, right: unary(reader) };
    } else if (text === 'in') {
      reader.next();
      left = { is: 'in', at, left, items: list(reader) };
    } else {
      return left;
    }
  }
}

function list(reader: TokenReader): Syntax[] {
  reader.demand('(');
  const items: Syntax[] = [];
  do {
    const { at } = reader.peek();
    const literal = literalOf(reader.peek(), reader.option) ?? reader.fail('a value');
    reader.next();
    items.push({ is: 'literal', at, literal });
  } while (reader.skip(','));
  reader.demand(')');
  return items;
}

function unary(reader: TokenReader): Syntax {
  if (!reader.isWord('not')) return primary(reader);
  const { at } = reader.next();
  return { is: 'not', at, operand: reader.nested(() => unary(reader)) };
}

function primary(reader: TokenReader): Syntax {
  if (reader.skip('(')) {
    const inner = reader.nested(() => or(reader));
    reader.demand(')');
    return inner;
  }
  const token = reader.peek();
  const literal = literalOf(token, reader.option);
  if (literal) {
    reader.next();
    return { is: 'literal', at: token.at, literal };
  }
  return token.kind === 'word' ? named(reader) : reader.fail('a property or a value');
}

/** A property path, a lambda on one, a function call, or an enum literal with its type in front. */
function named(reader: TokenReader): Syntax {
  const { at, text } = reader.next();
  const next = reader.peek();
  if (next.kind === 'string' && next.at === at + text.length) {
    return { is: 'literal', at, literal: { is: 'enum', value: reader.next().text, type: text } };
  }
  if (reader.isPunctuation('(')) return call(reader, at, text);
  const segments = [text];
  while (reader.skip('/')) {
    if (reader.peek().kind !== 'word') reader.fail('a property');
    const segment = reader.next().text;
    if ((segment === 'any' || segment === 'all') && reader.isPunctuation('('))
      return lambda(reader, at, segment, segments);
    segments.push(segment);
  }
  return { is: 'path', at, segments };
}

function call(reader: TokenReader, at: number, name: string): Syntax {
  reader.demand('(');
  const operands: Syntax[] = [];
  if (!reader.isPunctuation(')')) {
    do operands.push(reader.nested(() => or(reader)));
    while (reader.skip(','));
  }
  reader.demand(')');
  return { is: 'call', at, name, operands };
}

function lambda(reader: TokenReader, at: number, is: 'any' | 'all', collection: readonly string[]): Syntax {
  reader.demand('(');
  if (is === 'any' && reader.skip(')')) return { is, at, collection };
  if (reader.peek().kind !== 'word') reader.fail('a name for the items');
  const variable = reader.next().text;
  reader.demand(':');
  const body = reader.nested(() => or(reader));
  reader.demand(')');
  return { is, at, collection, variable, body };
}
