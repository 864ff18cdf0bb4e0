import assert from 'node:assert/strict';
import fc from 'fast-check';
import { redactPieces } from '../../../src/text/redact-pieces';
import { redactText } from '../../../src/text/redaction';

/** What a file has if the pieces are written one after another: half a character would be lost. */
const written = (pieces: Iterable<string>, atOnce: number) =>
  Buffer.concat([...redactPieces(pieces, atOnce)].map((piece) => Buffer.from(piece))).toString();

describe('A text in pieces', () => {
  it('has its bearer tokens taken out as the whole text has, wherever it is cut and however long they are', () => {
    const some = fc.constantFrom(
      'Bearer ',
      'bearer',
      'BEARER\n',
      'B',
      'Bea',
      'rer',
      ' ',
      '    ',
      'a',
      'a'.repeat(19),
      '=',
      '😀',
      '"',
    );
    fc.assert(
      fc.property(
        fc.array(some, { maxLength: 40 }),
        fc.array(fc.nat(400)),
        fc.integer({ min: 8, max: 60 }),
        (parts, cuts, atOnce) => {
          const text = parts.join('');
          const ends = [...cuts, text.length].sort((a, b) => a - b);
          const pieces = ends.map((end, index) => text.slice(ends[index - 1] ?? 0, end));
          assert.equal(written(pieces, atOnce), redactText(text));
        },
      ),
      { numRuns: 5000 },
    );
  });

  it('is searched a little at a time', () => {
    const text = `${'word '.repeat(200_000)}Bearer ${'a'.repeat(1_000_000)}`;
    const pieces = [...redactPieces([text])];
    assert.ok(pieces.length > 5, `${pieces.length}`);
    assert.ok(Math.max(...pieces.map(({ length }) => length)) < 600_000);
    assert.ok(pieces.join('').endsWith('word Bearer redacted'));
  });
});
