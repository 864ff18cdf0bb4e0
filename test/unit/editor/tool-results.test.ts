import assert from 'node:assert/strict';
import { isWellFormed } from '../../../src/document/utf8';
import { leftOutOf, resultText } from '../../../src/editor/tools/result-text';

const most = 8000;

interface Result {
  readonly name?: string;
  readonly text: string;
  readonly items: readonly { readonly id: string }[];
  readonly leftOut?: string;
}

/** Every result has to be JSON, whatever was left out of it. */
function read(text: string): Result {
  assert.ok(Buffer.byteLength(text) <= most, `${Buffer.byteLength(text)} bytes`);
  return JSON.parse(text) as Result;
}

const textFrom = (text: string, offset = 0) =>
  read(
    resultText({}, { name: 'text', all: text.slice(offset), leftOut: leftOutOf('Characters', text.length, offset) }),
  );

describe('What a tool gives a language model', () => {
  it('is as it is while it’s short', () => {
    assert.equal(resultText({ a: 1 }), '{"a":1}');
    assert.deepEqual(textFrom('short'), { text: 'short' });
  });

  for (const [what, unit] of [
    ['plain', 'abcdefghij'],
    ['with quotes and escapes', '"\\\n\u0001'],
    ['beyond ASCII', 'é漢😀'],
  ] as const) {
    it(`is JSON when a text is too long, and has all of it part by part: ${what}`, () => {
      const whole = `x${unit.repeat(30_000 / unit.length)}`;
      let seen = '';
      for (let calls = 1; seen.length < whole.length; calls += 1) {
        assert.ok(calls < 40);
        const { text, leftOut } = textFrom(whole, seen.length);
        assert.ok(text.length > 500 && isWellFormed(text));
        seen += text;
        const more = `Characters ${seen.length + 1} to ${whole.length} are left out. Call again with offset ${seen.length}.`;
        assert.equal(leftOut, seen.length < whole.length ? more : undefined);
      }
      assert.equal(seen, whole);
    });
  }

  it('has the first items of a long list, whole ones, and says where to go on', () => {
    const all = Array.from({ length: 500 }, (_, index) => ({ id: `${index}`.padStart(60, '0') }));
    const long = { name: 'items', all, leftOut: (shown: number) => `${500 - shown} more` };
    const { items, leftOut } = read(resultText({ name: 'list' }, long));
    assert.ok(items.length > 50);
    assert.deepEqual(items, all.slice(0, items.length));
    assert.equal(leftOut, `${500 - items.length} more`);
  });

  it('shortens what a service or a file made long where a name is expected, so that there is always some of the list', () => {
    const long = '\u0001'.repeat(100_000);
    const list = { name: 'items', all: [{ id: long }, { id: 'short' }], leftOut: () => undefined };
    const { name = '', items } = read(resultText({ name: '😀'.repeat(50_000) }, list));
    assert.match(name, /^(?:😀)+…$/u);
    assert.ok(items[0]?.id.endsWith('…'));
    assert.equal(items[1]?.id, 'short');
  });
});
