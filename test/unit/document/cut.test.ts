import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { createScanner } from 'jsonc-parser';
import { cut, cutRanges } from '../../../src/document/cut';
import { parseDocument } from '../../../src/document/parse-document';
import { treeOf } from './tree';

const without = (text: string, ...names: string[]) => cut(text, cutRanges(parseDocument(text), names));

const trivia = fc
  .array(fc.constantFrom('', ' ', '\n', '\r\n', '\t', '/* , " } */', '// , " ]\n', '/**/'), { maxLength: 3 })
  .map((parts) => parts.join(''));

const literals = fc.constantFrom(
  '1',
  '-0',
  '1e400',
  '1.50',
  '"x"',
  '"\\u0041,"',
  'true',
  'null',
  '[]',
  '{}',
  '[1 , 2]',
);

/** A root object with comments, blanks and trailing commas wherever they may stand, and its names in order. */
const documents = fc
  .record({
    members: fc.array(fc.tuple(fc.constantFrom('id', '$schema', 'a', 'b', 'c', '\\u0069d'), literals), {
      maxLength: 6,
    }),
    blanks: fc.array(trivia, { minLength: 32, maxLength: 32 }),
    trailing: fc.boolean(),
  })
  .map(({ members, blanks, trailing }) => {
    let next = 0;
    const gap = () => blanks[next++] ?? '';
    const texts = members.map(([name, value]) => `"${name}"${gap()}:${gap()}${value}${gap()}`);
    const comma = trailing && texts.length > 0 ? `,${gap()}` : '';
    return `${gap()}{${gap()}${texts.map((text, index) => (index === 0 ? text : `,${gap()}${text}`)).join('')}${comma}}${gap()}`;
  });

/** `SyntaxKind.EOF`, which is declared as an ambient const enum. */
const endOfText = 17;

function tokensOf(text: string): string[] {
  const scanner = createScanner(text, true);
  const tokens: string[] = [];
  for (let kind: number = scanner.scan(); kind !== endOfText; kind = scanner.scan())
    tokens.push(scanner.getTokenValue());
  return tokens;
}

describe('Cutting what is not sent', () => {
  const examples: readonly (readonly [text: string, names: readonly string[], rest: string])[] = [
    ['{"id": 1, "a": 2}', ['id'], '{ "a": 2}'],
    ['{"a": 2, "id": 1}', ['id'], '{"a": 2 }'],
    ['{"a": 2, "id": 1,}', ['id'], '{"a": 2 }'],
    ['{"a": 1, "id": 2, "b": 3}', ['id'], '{"a": 1,  "b": 3}'],
    ['{"id": 1}', ['id'], '{}'],
    ['{"id": 1,}', ['id'], '{}'],
    ['{"id": 1, "$schema": 2}', ['id', '$schema'], '{ }'],
    ['{"id": 1, "a": 1, "id": 2}', ['id'], '{ "a": 1 }'],
    ['{"a": 1, "id": 2, "id": 3}', ['id'], '{"a": 1  }'],
    ['{"a": 1 /* x, */ , /* y */ "id": 2 // z\n}', ['id'], '{"a": 1     \n}'],
    ['{"\\u0069d": 1, "a": {"id": 2}}', ['id'], '{ "a": {"id": 2}}'],
    ['{"$schema": "x", "id": 1, "a": 1}', ['$schema'], '{ "id": 1, "a": 1}'],
    ['[1, /* c */ 2,]', ['id'], '[1,  2]'],
  ];

  for (const [text, names, rest] of examples) {
    it(`makes ${rest} of ${text} without ${names.join(' and ')}`, () => {
      assert.equal(without(text, ...names), rest);
    });
  }

  it('leaves strict JSON without the named members, for any document that parses', () => {
    fc.assert(
      fc.property(documents, (text) => {
        const left = JSON.parse(without(text, 'id', '$schema')) as object;
        const all = treeOf(parseDocument(text))?.children?.map(({ children }) => children?.[0]?.value) ?? [];
        const expected = all.filter((name) => name !== 'id' && name !== '$schema');
        assert.deepEqual(Object.keys(left), [...new Set(expected)]);
      }),
      { numRuns: 3000 },
    );
  });

  it('takes away nothing but its ranges: they neither touch nor overlap, and every other token stays as typed', () => {
    fc.assert(
      fc.property(documents, (text) => {
        const spans = cutRanges(parseDocument(text), ['id', '$schema']);
        let end = -1;
        let rest = '';
        for (const { offset, length } of spans) {
          assert.ok(offset > end && length > 0);
          rest += text.slice(Math.max(end, 0), offset);
          end = offset + length;
        }
        rest += text.slice(Math.max(end, 0));
        assert.equal(rest, cut(text, spans));
        const cutAway = spans.flatMap(({ offset, length }) => tokensOf(text.slice(offset, offset + length)));
        assert.equal(tokensOf(rest).length + cutAway.length, tokensOf(text).length);
      }),
      { numRuns: 3000 },
    );
  });

  it('leaves a text without anything to cut as it is', () => {
    const text = '\r\n{ "size" : 9223372036854775807 ,\t"name":"\\u00e9" }\n';
    assert.equal(without(text, 'id', '$schema'), text);
  });
});
