import assert from 'node:assert/strict';
import { columns } from '../../../src/cli/excerpt';
import { printable, printableJson } from '../../../src/cli/printable';

describe('Text for a terminal', () => {
  it('keeps letters of every script', () => {
    assert.equal(printable('größe 名前 😀'), 'größe 名前 😀');
  });

  it('loses what would move the cursor, colour the screen, start a line or turn one around', () => {
    assert.equal(printable('a\u001b[2Jb\rc\u0007d\u009b1me\u202ef\u2066g\u007fh\ni\u2028'), 'a�[2Jb�c�d�1me�f�g�h�i�');
  });

  it('stays as long as it was, so that carets fit', () => {
    const text = '\t\u001b\u202e😀';
    assert.equal(printable(text).length, text.length);
  });

  it('is the same value as JSON, with nothing that a terminal or a console of Windows would take for something else', () => {
    const value = { 'a\u009b2J': 'größe\u202e\u2028😀\u001b' };
    const json = JSON.stringify(value, null, 2);
    assert.match(printableJson(json), /^[^\u007f-\u009f\u2028-\u202e]*ö[^\u007f-\u009f\u2028-\u202e]*$/);
    assert.match(printableJson(json, true), /^[\n -~]*$/);
    for (const ascii of [false, true]) assert.deepEqual(JSON.parse(printableJson(json, ascii)), value);
  });

  it('is measured in columns', () => {
    const widths: Record<string, number> = { '': 0, abc: 3, 名: 2, ﾊ: 1, ｗ: 2, 'e\u0301': 1, '👍': 2, '·': 1, 한: 2 };
    assert.deepEqual(Object.fromEntries(Object.keys(widths).map((text) => [text, columns(text)])), widths);
  });
});
