import assert from 'node:assert/strict';
import { describeAttempt } from '../../../src/response/describe-attempt';
import { answered, graph, graphError } from './attempts';

const headlineOf = (attempt: Parameters<typeof describeAttempt>[0]) => describeAttempt(attempt).headline;
const add = { intent: 'add' } as const;
const update = { intent: 'update' } as const;

describe('The headline of a refusal', () => {
  it('gives the status, the property and the reason', () => {
    const body = graphError('invalidRequest', 'must be a whole number', { target: 'countHits' });
    const view = describeAttempt(answered({ status: 400, body }, add));
    const notice = 'Not added: the sandbox refused the request (400 Bad Request).';
    assert.equal(view.notice, notice);
    assert.equal(view.headline, `${notice} countHits: must be a whole number`);
    assert.equal(view.tone, 'failure');
  });

  it('does not repeat a property that the message names', () => {
    const body = graphError('invalidRequest', 'countHits must be a number.', { target: 'countHits' });
    assert.match(headlineOf(answered({ status: 400, body })), /\(400 Bad Request\)\. countHits must be a number\.$/);
  });

  it('takes the reason from the details, or the code, when there is no message', () => {
    const details = [{ code: 'x', message: 'is no GUID', target: 'azureTenantId' }];
    const detailed = graphError('invalidRequest', '', { details });
    assert.match(headlineOf(answered({ status: 400, body: detailed })), / azureTenantId: is no GUID$/);
    assert.match(headlineOf(answered({ status: 400, body: graphError('invalidRequest', '') })), / invalidRequest$/);
  });

  it('says in words what each status means', () => {
    const refusals: readonly [number, string][] = [
      [302, 'the sandbox redirected the request (302 Found).'],
      [401, 'the sandbox didn’t accept the token (401 Unauthorized).'],
      [403, 'the sandbox doesn’t allow it (403 Forbidden).'],
      [405, 'the sandbox doesn’t accept POST at this address (405 Method Not Allowed).'],
      [409, 'the sandbox has a conflicting change (409 Conflict).'],
      [413, 'the sandbox considers the payload too large (413 Content Too Large).'],
      [415, 'the sandbox doesn’t accept this media type (415 Unsupported Media Type).'],
      [429, 'the sandbox received too many requests (429 Too Many Requests).'],
      [418, 'the sandbox refused the request (418 Client Error).'],
    ];
    for (const [status, sentence] of refusals) {
      assert.equal(headlineOf(answered({ status }, add)), `Not added: ${sentence}`);
    }
  });

  it('tells an unknown profile from an unknown address', () => {
    const end = '(404 Not Found).';
    assert.equal(
      headlineOf(answered({ status: 404 }, update)),
      `Not updated: the sandbox has no host profile with this ID ${end}`,
    );
    assert.equal(headlineOf(answered({ status: 404 }, add)), `Not added: the sandbox doesn’t know this address ${end}`);
  });

  it('claims nothing that nobody knows', () => {
    const gateway = describeAttempt(answered({ status: 504 }, { environment: graph }));
    const tail = 'Microsoft Graph didn’t respond to its gateway (504 Gateway Timeout).';
    assert.equal(gateway.headline, `Might have been added: ${tail}`);
    assert.equal(gateway.tone, 'warning');
    const unavailable = describeAttempt(answered({ status: 503 }, { environment: graph }));
    assert.equal(
      unavailable.headline,
      'Might have been added: Microsoft Graph is not available right now (503 Service Unavailable).',
    );
    assert.match(unavailable.advice[0] ?? '', /may have been carried out/);
    const failed = describeAttempt(answered({ status: 500 }, { environment: graph }));
    assert.equal(failed.headline, 'Probably not added: Microsoft Graph failed (500 Internal Server Error).');
    assert.equal(failed.tone, 'failure');
  });
});
