import assert from 'node:assert/strict';
import { failureCode } from '../../../src/text/failure-code';

const coded = (code: unknown, cause?: unknown) => Object.assign(new Error('x', { cause }), { code });

describe('The name of a failure', () => {
  const rows: readonly [name: string, error: unknown, expected: string][] = [
    ['is the code of its cause', new TypeError('fetch failed', { cause: coded('EPIPE') }), 'EPIPE'],
    ['is the outermost of two codes', coded('UND_ERR_SOCKET', coded('EPIPE')), 'UND_ERR_SOCKET'],
    [
      'is the class of its cause where nothing has a code',
      new Error('x', { cause: new RangeError('x') }),
      'RangeError',
    ],
    ['is no number', new DOMException('x', 'TimeoutError'), 'TimeoutError'],
    ['is UNKNOWN for what is no error', 'x', 'UNKNOWN'],
    [
      'is one for all faults of undici’s parser',
      Object.assign(coded('HPE_X'), { name: 'HTTPParserError' }),
      'HTTPParserError',
    ],
  ];
  for (const [name, error, expected] of rows) {
    it(name, () => {
      assert.equal(failureCode(error), expected);
    });
  }
});
