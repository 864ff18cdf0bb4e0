import assert from 'node:assert/strict';
import fc from 'fast-check';
import { piecesOf } from '../../../src/panel/unseen';

const shown = (text: string) =>
  piecesOf(text)
    .map((piece) => piece.shown ?? piece.text)
    .join('');

describe('What can’t be seen', () => {
  for (const [text, escapes] of [
    ['a\u202eb\u2066', String.raw`a\u202eb\u2066`],
    ['\u0000\u001b\u009b', String.raw`\u0000\u001b\u009b`],
    ['\u200b\ufeff\u2028', String.raw`\u200b\ufeff\u2028`],
    ['\ud800x', String.raw`\ud800x`],
    ['\u{e0041}', String.raw`\u{e0041}`],
  ] as const) {
    it(`is told as ${escapes}`, () => {
      assert.equal(shown(text), escapes);
    });
  }

  it('is nothing of what people write', () => {
    for (const text of ['Grüße, 你好, שלום', 'a\tb', '👩‍💻', 'می‌خواهم', 'e\u0301']) assert.equal(shown(text), text);
  });

  it('changes no character', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        assert.equal(
          piecesOf(text)
            .map((piece) => piece.text)
            .join(''),
          text,
        );
      }),
    );
  });
});
