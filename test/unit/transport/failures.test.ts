import assert from 'node:assert/strict';
import { channel } from 'node:diagnostics_channel';
import { describeFailure, NoAnswer, worthAnotherTry } from '../../../src/transport/failures';

/** What `fetch` throws when a system call failed. */
const failed = (code: string, syscall?: string) =>
  new NoAnswer({ cause: new TypeError('fetch failed', { cause: Object.assign(new Error('x'), { code, syscall }) }) });

/** What undici throws, and tells of, when the connection could not be opened. */
const notConnected = (code: string, syscall?: string) => {
  const error = Object.assign(new Error('x'), { code, syscall });
  channel('undici:client:connectError').publish({ error });
  return new NoAnswer({ cause: new TypeError('fetch failed', { cause: error }) });
};

/** What its parser throws: with a code up to Node 22, without one later. */
const unparsable = (code?: string) => {
  const error = Object.assign(new Error('x'), { name: 'HTTPParserError', code });
  return new NoAnswer({ cause: new TypeError('fetch failed', { cause: error }) });
};

/** What it throws when every address of a name refused. */
const allRefused = () => {
  const one = Object.assign(new Error('x'), { code: 'ECONNREFUSED', syscall: 'connect' });
  const all = Object.assign(new AggregateError([one, one]), { code: 'ECONNREFUSED' });
  return new NoAnswer({ cause: new TypeError('fetch failed', { cause: all }) });
};

describe('A failed request', () => {
  const rows: readonly [name: string, error: Error, code: string, mayHaveArrived: boolean, again: boolean][] = [
    ['refused', failed('ECONNREFUSED', 'connect'), 'ECONNREFUSED', false, true],
    ['refused at every address', allRefused(), 'ECONNREFUSED', false, true],
    ['without such a name', failed('ENOTFOUND', 'getaddrinfo'), 'ENOTFOUND', false, false],
    ['without a name server', failed('EAI_AGAIN', 'getaddrinfo'), 'EAI_AGAIN', false, true],
    ['not connected in time', notConnected('UND_ERR_CONNECT_TIMEOUT'), 'UND_ERR_CONNECT_TIMEOUT', false, true],
    ['reset in the TLS handshake', notConnected('ECONNRESET', 'read'), 'ECONNRESET', false, true],
    ['answered by no TLS', notConnected('ERR_SSL_WRONG_VERSION_NUMBER'), 'ERR_SSL_WRONG_VERSION_NUMBER', false, false],
    ['refused by a proxy', notConnected('UND_ERR_ABORTED'), 'UND_ERR_ABORTED', false, false],
    ['reset while connecting', failed('ECONNRESET', 'connect'), 'ECONNRESET', false, true],
    ['reset later', failed('ECONNRESET', 'read'), 'ECONNRESET', true, false],
    ['without a route', failed('EHOSTUNREACH', 'connect'), 'EHOSTUNREACH', false, true],
    ['losing its route later', failed('EHOSTUNREACH', 'read'), 'EHOSTUNREACH', true, false],
    ['timed out while connecting', failed('ETIMEDOUT', 'connect'), 'ETIMEDOUT', false, false],
    ['timed out later', failed('ETIMEDOUT', 'read'), 'ETIMEDOUT', true, false],
    ['hung up on', failed('UND_ERR_SOCKET'), 'UND_ERR_SOCKET', true, false],
    [
      'to an untrusted certificate',
      notConnected('UNABLE_TO_VERIFY_LEAF_SIGNATURE'),
      'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
      false,
      false,
    ],
    ['to an expired certificate', notConnected('CERT_HAS_EXPIRED'), 'CERT_HAS_EXPIRED', false, false],
    ['out of time', new NoAnswer({ cause: new DOMException('x', 'TimeoutError') }), 'TimeoutError', true, false],
    ['answered in gibberish on Node 22', unparsable('HPE_INVALID_CONSTANT'), 'HTTPParserError', true, false],
    ['answered in gibberish on Node 24', unparsable(), 'HTTPParserError', true, false],
    ['broken off in HTTP/2', failed('ERR_HTTP2_STREAM_ERROR'), 'ERR_HTTP2_STREAM_ERROR', true, false],
    [
      'with the code of an unopened connection, later',
      failed('UND_ERR_CONNECT_TIMEOUT'),
      'UND_ERR_CONNECT_TIMEOUT',
      true,
      false,
    ],
    ['redirected behind our back', new NoAnswer({ code: 'redirected' }), 'redirected', true, false],
    ['for an unknown reason', new NoAnswer({ cause: new TypeError('bad port') }), 'TypeError', true, false],
  ];
  for (const [name, error, code, mayHaveArrived, again] of rows) {
    it(`${name} ${mayHaveArrived ? 'may have' : 'cannot have'} arrived`, () => {
      const failure = describeFailure(error, 'graph.example');
      assert.deepEqual([failure.code, failure.mayHaveArrived], [code, mayHaveArrived]);
      assert.match(failure.message, /^graph\.example .*\(.+\)\.$/);
      assert.equal(worthAnotherTry(error), again);
      const looks = failure.advice.some((sentence) => sentence.includes('Check whether'));
      assert.ok(mayHaveArrived || !looks, 'advises to look for what cannot be there');
    });
  }

  it('is told in the same words on every Node', () => {
    const [older, newer] = [unparsable('HPE_INVALID_CONSTANT'), unparsable()].map((error) =>
      describeFailure(error, 'h'),
    );
    assert.deepEqual(newer, older);
  });

  it('to a port that the Fetch standard blocks says so, and that nothing was sent', async () => {
    const cause: unknown = await fetch('http://127.0.0.1:6667/beta').catch((error: unknown) => error);
    const failure = describeFailure(new NoAnswer({ cause }), '127.0.0.1:6667');
    assert.equal(failure.message, '127.0.0.1:6667 uses a port that the Fetch standard blocks (BAD_PORT).');
    assert.deepEqual([failure.advice, failure.mayHaveArrived], [['Use another port.'], false]);
    assert.equal(worthAnotherTry(new NoAnswer({ cause })), false);
  });
});
