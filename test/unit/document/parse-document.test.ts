import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { getNodeValue, parse, parseTree, type Node, type ParseError } from 'jsonc-parser';
import { memberNames } from '../../../src/document/members';
import { parseDocument } from '../../../src/document/parse-document';
import { valueOf } from '../../../src/document/value';
import { treeOf, type JsonNode } from './tree';

/** Texts with one fault, marked by « and »; and a word of the sentence. */
const faulty: readonly (readonly [text: string, sentence: RegExp])[] = [
  ['«»', /no JSON here yet/],
  ['«» \n // nothing\n', /no JSON here yet/],
  ['«{»', /\} is missing/],
  ['{"a": [1, «2»', /\] is missing/],
  ['{"a"«:»', /a value is missing/],
  ['{"a«"»', /a value is missing/],
  ['{"a": 1 «"b"»: 2}', /a comma/],
  ['["a" «"b"»]', /a comma/],
  ['[1 «2»]', /a comma/],
  ['{"a" «1»}', /a colon/],
  ['{"a"«,» 1}', /a colon/],
  ['{"a": «}»', /a value/],
  ['{"a": «,» "b": 1}', /before this comma/],
  ['[«,»]', /before this comma/],
  ['[1,«,»2]', /before this comma/],
  ['{«,»}', /extra comma/],
  ['{"a": 1,«,» "b": 2}', /extra comma/],
  ['{«a»: 1}', /double quotes: "a"/],
  ["{«'a'»: 1}", /double quotes: "a"/],
  ['{«1»: 1}', /double quotes/],
  ['{"a": «True»}', /Write true, in lowercase/],
  ['{"a": «None»}', /None isn't a JSON value/],
  ['{"a": «undefined»}', /undefined isn't a JSON value/],
  ['{"a": «NaN»}', /NaN isn't a JSON value/],
  ['{"a": «\'x\'»}', /double quotes/],
  ['{"a": «01»}', /01 isn't a JSON number/],
  ['{"a": «1.»}', /isn't a JSON number/],
  ['{"a": «.5»}', /isn't a JSON number/],
  ['{"a": «+1»}', /isn't a JSON number/],
  ['{"a": «1e»}', /isn't a JSON number/],
  ['{"a": «-»}', /isn't a JSON number/],
  ['{"a": «0x1F»}', /isn't a JSON number/],
  ['{"a": «-Infinity»}', /isn't a JSON number/],
  ['{"a": "x«\\q»y"}', /escape/],
  ['{"a": "«\\u»12"}', /escape/],
  ['{"a": "«\t»"}', /U\+0009/],
  ['{"a": "«\u0000»"}', /U\+0000/],
  ['{"a": «"x»\n}', /isn't closed/],
  ['{"a": «"x»', /isn't closed/],
  ['{"a": 1} «/*» comment', /comment isn't closed/],
  ['{"a": 1}«}»', /single object. Remove what follows/],
  ['{"a": 1} «{»"b": 2}', /single object. Remove what follows/],
  ['{"a": [1«}»', /a comma or \]/],
  ['{"a": 1«]»', /a comma or \}/],
  ['[«}»', /a comma or \]/],
  ['«\u00a0»{}', /^U\+00A0, a no-break space, isn't allowed here\. Use a plain space\.$/],
  ['{«\u00a0»"a": 1}', /U\+00A0, a no-break space/],
  ['{"a"«\u200b»: 1}', /^U\+200B, an invisible zero-width space, isn't allowed here\. Remove it\.$/],
  ['{"a": «\ufeff»1}', /U\+FEFF, an invisible byte-order mark/],
  ['{"a": 1«\u3000»}', /U\+3000/],
  ['{}«\u2028»', /U\+2028, a line separator, isn't allowed here\. Use a plain line break\.$/],
  ['{"a": 1«，»"b": 2}', /^U\+FF0C, a full-width comma, isn't allowed here\. Use , instead\.$/],
  ['{"a"«：»1}', /U\+FF1A, a full-width colon/],
  ['{"a": «［»1]}', /U\+FF3B/],
  ['{«“»fqdn”: 1}', /^U\+201C, a curly quotation mark, isn't allowed here\. Use " instead\.$/],
  ['{"a": «‘»x’}', /U\+2018/],
  ['{"a": «–»5}', /U\+2013, a typographic dash, isn't allowed here\. Use - instead/],
  ['{"a": 1 «☃» "b": 2}', /^U\+2603, a character that JSON allows only in strings, isn't allowed here\. Remove it\.$/],
  ['{"a": «é»}', /é isn't a JSON value/],
  ['{"a": «#»}', /# isn't allowed here/],
  ['{"a": 1, «/»}', /double quotes/],
];

const marker = /[«»]/gu;

describe('Reading a document', () => {
  for (const [marked, sentence] of faulty) {
    it(`finds one fault in ${JSON.stringify(marked)}`, () => {
      const text = marked.replace(marker, '');
      const offset = marked.indexOf('«');
      const length = marked.indexOf('»') - offset - 1;
      const [fault, ...more] = parseDocument(text).faults;
      assert.deepEqual(more, []);
      assert.deepEqual({ offset: fault?.offset, length: fault?.length }, { offset, length });
      assert.match(fault?.message ?? '', sentence);
    });
  }

  it('goes on after a fault that leaves no doubt about what follows', () => {
    const { faults, tape } = parseDocument('{"a": 1 "b": True, c: 01, "d": "\\q"}');
    assert.equal(faults.length, 5);
    assert.equal(memberNames(tape).length, 4);
  });

  it('tells each odd space, and reads what is around it', () => {
    const { faults, tape } = parseDocument('{\u00a0"a"\u00a0:\u00a01，\u200b"b"：\u00a0[1，\u00a02]\u00a0}');
    assert.equal(faults.length, 10);
    assert.equal(memberNames(tape).length, 2);
  });

  it('takes comments and trailing commas anywhere that blanks may stand', () => {
    const text = '// a\n{/* b */"x"/**/:/**/[1,/* c */],// d\r"y":{"z":null,},}// e';
    const document = parseDocument(text);
    assert.deepEqual(document.faults, []);
    const cut = document.extras.map(({ offset, length }) => text.slice(offset, offset + length));
    assert.deepEqual(cut, ['// a', '/* b */', '/**/', '/**/', ',', '/* c */', '// d', ',', ',', '// e']);
  });

  it('strips one byte-order mark and counts from there', () => {
    assert.deepEqual(parseDocument('\uFEFF{"a": x}').faults[0]?.offset, 6);
    assert.equal(parseDocument('\uFEFF\uFEFF{}').faults.length, 1);
  });

  it('answers to ten thousand open brackets with a fault', () => {
    for (const bracket of ['[', '{"a":']) {
      const { faults } = parseDocument(bracket.repeat(10_000));
      assert.match(faults[0]?.message ?? '', /more than 256 levels/);
    }
  });

  it('takes 256 levels', () => {
    assert.deepEqual(parseDocument(`${'['.repeat(256)}${']'.repeat(256)}`).faults, []);
  });

  it('ends lines as VS Code does: at \\n, \\r\\n and a lone \\r', () => {
    const { positions } = parseDocument('{\r"a":\r\n1\n}');
    assert.deepEqual(positions.positionAt(8), { line: 2, character: 0 });
    assert.equal(positions.lineCount, 4);
  });

  it('keeps names such as __proto__ and constructor as plain members', () => {
    const value = valueOf(parseDocument('{"__proto__": {"x": 1}, "constructor": 2, "toString": 3}').tape) as object;
    assert.deepEqual(Object.keys(value), ['__proto__', 'constructor', 'toString']);
    assert.equal((value as { x?: number }).x, undefined);
    assert.equal(({} as { x?: number }).x, undefined);
  });

  it('takes the first value of a name that occurs twice', () => {
    assert.deepEqual({ ...(valueOf(parseDocument('{"a": 1, "a": 2}').tape) as object) }, { a: 1 });
  });

  it('gives a tree of the shape and with the offsets of jsonc-parser, for any JSON text', () => {
    const texts = fc.tuple(fc.json({ maxDepth: 3 }), fc.constantFrom(0, 1, 2, '\t'));
    fc.assert(
      fc.property(texts, ([json, indent]) => {
        const text = JSON.stringify(JSON.parse(json), undefined, indent);
        const theirs = parseTree(text);
        const ours = parseDocument(text);
        assert.deepEqual(ours.faults, []);
        assert.deepEqual(plain(treeOf(ours)), plain(theirs));
      }),
      { numRuns: 200 },
    );
  });

  it('finds a fault in a text exactly when jsonc-parser does', () => {
    const pieces = [
      '{', '}', '[', ']', ',', ':', '"a"', '"b"', '"\\u00e9"', '"\\x"', '1', '-1.5e3', '01', '-', 'true', 'null', 'nul',
      ' ', '\n', '\r\n', '// c\n', '/* c */', '/*', '"', "'", '\\', '\u00a0', '\t',
    ]; // prettier-ignore
    const texts = fc.array(fc.constantFrom(...pieces), { maxLength: 14 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(texts, (text) => {
        const errors: ParseError[] = [];
        parse(text, errors, { allowTrailingComma: true, allowEmptyContent: false });
        assert.equal(parseDocument(text).faults.length > 0, errors.length > 0, JSON.stringify(errors));
      }),
      { numRuns: 20_000 },
    );
  });

  it('gives the value of jsonc-parser for any text that both read', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 4 }), (text) => {
        const theirs = getNodeValue(parseTree(text) ?? assert.fail()) as unknown;
        assert.equal(JSON.stringify(valueOf(parseDocument(text).tape)), JSON.stringify(theirs));
      }),
    );
  });
});

function plain(node: JsonNode | Node | undefined): unknown {
  if (!node) return undefined;
  const { type, offset, length } = node;
  const children = (node.children as readonly JsonNode[] | undefined)?.map(plain);
  return children ? { type, offset, length, children } : { type, offset, length, value: node.value as unknown };
}
