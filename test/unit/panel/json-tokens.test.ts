import assert from 'node:assert/strict';
import fc from 'fast-check';
import { tokensOfLine } from '../../../src/panel/json-tokens';

const kinds = (line: string) => tokensOfLine(line).map(({ kind, text }) => `${kind} ${text}`);

describe('JSON tokens', () => {
  it('tell names from strings, and values from one another', () => {
    assert.deepEqual(kinds('  "a\\"b": "c: d",'), ['plain   ', 'name "a\\"b"', 'plain : ', 'string "c: d"', 'plain ,']);
    assert.deepEqual(kinds('[-1.50e+3, true, null]'), [
      'plain [',
      'number -1.50e+3',
      'plain , ',
      'boolean true',
      'plain , ',
      'null null',
      'plain ]',
    ]);
  });

  it('are found in a string that is cut off', () => {
    assert.deepEqual(kinds('"a": "b\\'), ['name "a"', 'plain : ', 'string "b', 'plain \\']);
  });

  it('are the line again when joined, whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (line) => {
        assert.equal(
          tokensOfLine(line)
            .map(({ text }) => text)
            .join(''),
          line,
        );
      }),
    );
  });

  // Were it quadratic, mocha's time-out would end it.
  it('are found in one endless string', () => {
    assert.equal(tokensOfLine(JSON.stringify('\\"'.repeat(1_000_000))).length, 1);
    // A regular expression with a group for the escapes runs out of stack here.
    assert.equal(tokensOfLine(`"${'\\n'.repeat(8 * 1024 * 1024)}"`).length, 1);
  });
});
