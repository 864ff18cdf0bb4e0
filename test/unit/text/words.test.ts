import assert from 'node:assert/strict';
import { countsText } from '../../../src/validation/problem-counts';
import { utcText } from '../../../src/text/date-time';
import { isGuid } from '../../../src/text/guid';
import { valueText } from '../../../src/text/plain-text';
import { plural } from '../../../src/text/quantities';
import { list } from '../../../src/text/quote';

describe('Words that every room uses', () => {
  it('are listed as a person would', () => {
    assert.deepEqual(
      [[], ['a'], ['a', 'b'], ['a', 'b', 'c']].map((words) => list(words)),
      ['', 'a', 'a and b', 'a, b, and c'],
    );
    assert.equal(list(['a', 'b', 'c'], 'or'), 'a, b, or c');
  });

  it('follow their number', () => {
    assert.deepEqual(
      [0, 1, 2].map((count) => plural(count, 'file')),
      ['0 files', '1 file', '2 files'],
    );
  });

  it('count problems from the worst, and say when there are none', () => {
    assert.equal(countsText({ error: 2, warning: 1, information: 3 }), '2 errors, 1 warning, 3 information');
    assert.equal(countsText({ error: 0, warning: 1 }), '1 warning');
    assert.equal(countsText({}), 'no problems');
  });

  it('show a JSON text on one line, however it is laid out, with all blanks of its strings', () => {
    const laidOut = '{\r\n  "a": [\n\t"x,  y:z",\n\t"\\"{ ", 1.50\n  ] ,"b":null }';
    assert.equal(valueText(laidOut, 100), '{"a": ["x,  y:z", "\\"{ ", 1.50], "b": null}');
    assert.deepEqual(
      ['[\n  "mine"\n]', '["mine"]', '"\u202etxt.exe"', '""', '[\n]', null].map((text) => valueText(text, 100)),
      ['["mine"]', '["mine"]', '" txt.exe"', '""', '[]', '(none)'],
    );
    assert.equal(valueText(`["${'x'.repeat(50)}😀"]`, 20), `["${'x'.repeat(17)}…`);
    assert.equal(valueText(`[${' '.repeat(1_000_000)}"${'\\'.repeat(1_000_000)}`, 20), '[…');
  });

  it('tell a GUID in any case, and nothing that only has one in it', () => {
    const guid = '3f2a7c64-9b1e-4d58-8c07-5e6d1f0a2b93';
    const texts = [guid, guid.toUpperCase(), `{${guid}}`, `${guid}\n`, guid.replaceAll('-', '')];
    assert.deepEqual(texts.map(isGuid), [true, true, false, false, false]);
  });

  it('write a moment in UTC, to the second', () => {
    assert.equal(utcText(new Date('2026-04-10T11:30:00.999+02:00')), '2026-04-10T09:30:00Z');
  });
});
