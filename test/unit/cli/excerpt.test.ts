import assert from 'node:assert/strict';
import { excerpt } from '../../../src/cli/excerpt';
import { parseDocument } from '../../../src/document/parse-document';

/** The line and marker of `marked`'s first occurrence in a text. */
function show(text: string, marked: string): string[] {
  const { positions } = parseDocument(text);
  const at = text.indexOf(marked);
  const range = { start: positions.positionAt(at), end: positions.positionAt(at + marked.length) };
  const { line, marker } = excerpt({ text, positions }, range);
  return [line, marker];
}

describe('The excerpt below a problem', () => {
  it('marks the range in its line', () => {
    assert.deepEqual(show('{\n  "os": 11\n}', '11'), ['  "os": 11', '        ^~']);
  });

  it('marks a single place with a caret alone', () => {
    assert.deepEqual(show('{ "os": 1 }', '{'), ['{ "os": 1 }', '^']);
  });

  it('marks the first line of a range of several lines', () => {
    assert.deepEqual(show('{\r\n "a": {\r\n }}', '{\r\n }'), [' "a": {', '      ^']);
  });

  it('stands at the end of the text where something is missing', () => {
    const { positions } = parseDocument('{ "a":');
    const end = positions.positionAt(6);
    assert.deepEqual(excerpt({ text: '{ "a":', positions }, { start: end, end }), {
      line: '{ "a":',
      marker: '      ^',
    });
  });

  for (const [name, end] of Object.entries({ LF: '\n', CRLF: '\r\n', 'a lone CR': '\r' })) {
    it(`knows lines that end with ${name}`, () => {
      assert.deepEqual(show(`{${end}"os": 11${end}}`, '11'), ['"os": 11', '      ^~']);
    });
  }

  it('counts two columns for a wide character and none for a combining one', () => {
    assert.deepEqual(show('{"名前": 1}', '1'), ['{"名前": 1}', '         ^']);
    assert.deepEqual(show('{"e\u0301": 1}', '1'), ['{"e\u0301": 1}', '      ^']);
    assert.deepEqual(show('{"😀": 1}', '1'), ['{"😀": 1}', '       ^']);
  });

  it('shows a tab as one blank, so that the caret stays below its place', () => {
    assert.deepEqual(show('{\n\t\t"os": 11 }', '11'), ['  "os": 11 }', '        ^~']);
  });

  it('shows what a terminal would act on as a replacement character', () => {
    assert.deepEqual(show('{"\u001b[31m\u202e": 7}', '7'), ['{"\uFFFD[31m\uFFFD": 7}', '           ^']);
  });

  it('shows a piece of a very long line', () => {
    const text = `{"tags": [${'"x", '.repeat(400_000)}12, ${'"y", '.repeat(400_000)}"z"]}`;
    const [line = '', marker = ''] = show(text, '12');
    assert.equal(line.length, 122);
    assert.match(line, /^….*12, "y".*…$/);
    assert.equal(line.indexOf('12'), marker.indexOf('^'));
    assert.equal(marker.trim(), '^~');
  });

  it('does not cut a pair of surrogates in two', () => {
    for (const before of ['', ' ']) {
      const [line = ''] = show(`{${before}"a": "${'😀'.repeat(200)}", "b": 12, "c": "${'😀'.repeat(200)}"}`, '12');
      assert.doesNotMatch(line, /\p{Surrogate}/u);
    }
  });
});
