import assert from 'node:assert/strict';
import fc from 'fast-check';
import { prettyJson } from '../../../src/document/pretty-json';

/** White space between tokens taken out, that of strings kept. */
const squeezed = (text: string) => text.replace(/("(?:[^"\\]|\\.)*")|\s+/g, '$1');

describe('Pretty-printed JSON', () => {
  it('has a value a line, two spaces a level', () => {
    assert.equal(
      prettyJson('{"a":[1,{"b":true}],"c":"d"}'),
      JSON.stringify({ a: [1, { b: true }], c: 'd' }, undefined, 2),
    );
  });

  it('keeps number literals, escapes, key order and double keys', () => {
    const text = '{"b":1.50,"b":9223372036854775807,"a":1e3,"10":-0.0,"c":"\\u00e9\\/\\n \\" }"}';
    assert.equal(squeezed(prettyJson(text)), text);
  });

  it('keeps empty objects and arrays on their line', () => {
    assert.equal(prettyJson('{"a":{ },"b":[\n]}'), '{\n  "a": {},\n  "b": []\n}');
  });

  it('is what JSON.stringify prints, for every value', () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        const value: unknown = JSON.parse(text);
        const compact = JSON.stringify(value);
        assert.equal(prettyJson(compact), JSON.stringify(value, undefined, 2));
      }),
      { numRuns: 200 },
    );
  });

  it('prints what it has of a text that is cut off', () => {
    assert.equal(prettyJson('{"a":[1,"unfini'), '{\n  "a": [\n    1,\n    "unfini');
    assert.equal(squeezed(prettyJson('{"a":"x\\')), '{"a":"x\\');
    assert.equal(squeezed(prettyJson('}] ,')), '}],');
  });

  it('stops at the limit, between characters', () => {
    const text = JSON.stringify({ a: '😀'.repeat(100) });
    for (const limit of [20, 21]) {
      const cut = prettyJson(text, limit);
      assert.ok(cut.length <= limit);
      assert.doesNotMatch(cut, /\p{Surrogate}/u);
      assert.ok(prettyJson(text).startsWith(cut));
    }
  });

  it('does not grow without measure with the depth', () => {
    const deep = '['.repeat(20_000) + ']'.repeat(20_000);
    assert.ok(prettyJson(deep).length < 40_000 * 140);
  });

  // Were it quadratic, mocha's time-out would end it.
  it('comes to an end with megabytes, in one string or in many tokens', () => {
    const bodies = [
      JSON.stringify(Array.from({ length: 20_000 }, (_, index) => ({ index, name: 'host', tags: [] }))),
      JSON.stringify('\\"'.repeat(500_000)),
      // As much as an answer may have: a regular expression with a group for the escapes runs out of stack here.
      `"${'\\n'.repeat(8 * 1024 * 1024)}"`,
      '1'.repeat(16 * 1024 * 1024),
    ];
    for (const body of bodies) assert.ok(prettyJson(body).length >= body.length);
  });
});
