import assert from 'node:assert/strict';
import { array, assert as holds, constantFrom, oneof, property, uint8Array } from 'fast-check';
import { decodeAsEditor } from '../../../src/document/utf8';

/** Pieces of UTF-8, whole, cut and overlong. */
const pieces = ['7b', 'c3bc', 'c3', 'e282ac', 'e282', 'f09f9880', 'f09f', 'c0af', 'eda080', 'f4908080', 'efbbbf', 'ff'];

describe('Bytes as VS Code’s editor reads them', () => {
  it('are what its decoder for UTF-8 makes of them, without a mark', () => {
    const bytes = oneof(
      uint8Array(),
      array(constantFrom(...pieces)).map((hex) => new Uint8Array(Buffer.from(hex.join(''), 'hex'))),
    );
    holds(
      property(bytes, (some) => {
        const text = decodeAsEditor(Buffer.from(some));
        if (text !== undefined) assert.equal(text, new TextDecoder().decode(some));
        else assert.ok(some.includes(0) || [0xfe, 0xff].includes(some[0] ?? 0));
      }),
      { numRuns: 2000 },
    );
  });
});
