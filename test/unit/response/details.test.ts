import assert from 'node:assert/strict';
import { announce, announceStart } from '../../../src/response/announce';
import { describeAttempt } from '../../../src/response/describe-attempt';
import { plainText } from '../../../src/text/plain-text';
import { readAnswer } from '../../../src/response/read-answer';
import { durationText, sizeText, waitText } from '../../../src/text/quantities';
import { statusPhrase } from '../../../src/response/status-phrases';
import { idsForSupport, summaryOfDetails } from '../../../src/response/summary';
import { assertGolden } from '../../golden/golden';
import { answered, clientRequestId, graph, graphError, profileId, requestId, unanswered } from './attempts';

describe('The view', () => {
  it('has the file without its folder, the environment, the request and its ids', () => {
    const { file, environment, request, sentAt, kindLabel, answer } = describeAttempt(
      answered({ status: 201, body: {} }),
    );
    assert.deepEqual(
      { file, environment, request, sentAt, kindLabel, requestId: answer?.requestId },
      {
        file: 'web01.host.secprofile.json',
        environment: 'sandbox',
        request: {
          method: 'POST',
          url: 'http://127.0.0.1:41873/beta/security/hostSecurityProfiles',
          headers: [
            ['Authorization', 'redacted'],
            ['Content-Type', 'application/json'],
            ['client-request-id', clientRequestId],
          ],
          body: '{"azureTenantId": "b2a5b9f0-8a10-4f3a-9a52-1d1f61d0a1c4"}',
          clientRequestId,
        },
        sentAt: '2026-03-04T09:30:00.000Z',
        kindLabel: 'Host',
        requestId,
      },
    );
  });

  it('takes the request id from the error when no header has it', () => {
    const body = graphError('x', 'y', { innerError: { 'request-id': 'deep' } });
    assert.equal(describeAttempt(answered({ status: 400, headers: [], body })).answer?.requestId, 'deep');
  });

  it('lists the providers that failed when the answer is 206', () => {
    const warning = '199 - "Contoso/Defence/504/10000", 199 - "Fabrikam//500/321",299 - "other"';
    const notes = (status: number) =>
      describeAttempt(answered({ status, headers: [['Warning', warning]], body: { id: '7' } })).notes;
    assert.deepEqual(notes(206), [
      'Contoso (Defence) answered 504 Gateway Timeout after 10.0 s.',
      'Fabrikam answered 500 Internal Server Error after 321 ms.',
    ]);
    assert.deepEqual(notes(200), []);
  });
});

describe('The details to copy', () => {
  it('have all that support asks for, and nothing secret', () => {
    const body = graphError('invalidRequest', 'No.', {
      target: 'countHits',
      details: [{ code: 'invalidRequest', message: 'Not whole.', target: 'countHits' }],
    });
    const headers = [
      ['request-id', requestId],
      ['set-cookie', 'secret=1'],
    ] as const;
    const refused = answered({ status: 400, body, headers }, { documentChanged: true, environment: graph });
    assertGolden('details-refused.txt', summaryOfDetails(describeAttempt(refused)));
    assertGolden('details-no-answer.txt', summaryOfDetails(describeAttempt(unanswered({ advice: ['Start it.'] }))));
  });

  it('have the IDs with the date of the service, or else that of the request', () => {
    const ids = [`request-id: ${requestId}`, `client-request-id: ${clientRequestId}`];
    const headers = [
      ['request-id', requestId],
      ['Date', 'Wed, 04 Mar 2026 09:30:01 GMT'],
    ] as const;
    assert.deepEqual(
      [answered({ status: 400, headers }), answered({ status: 400 }), unanswered({})].map((attempt) =>
        idsForSupport(describeAttempt(attempt)).split('\n'),
      ),
      [
        [...ids, 'Date: Wed, 04 Mar 2026 09:30:01 GMT'],
        [...ids, 'Date: 2026-03-04T09:30:00.000Z'],
        [ids[1], 'Date: 2026-03-04T09:30:00.000Z'],
      ],
    );
  });
});

describe('What is under way', () => {
  it('is named by file, or by the profile that it changes', () => {
    const add = answered({ status: 201 });
    assert.deepEqual(announce(add), {
      headline: 'Adding web01.host.secprofile.json to the sandbox…',
      detail: 'POST http://127.0.0.1:41873/beta/security/hostSecurityProfiles',
    });
    const update = answered({ status: 200 }, { intent: 'update', environment: graph });
    assert.equal(announce(update).headline, `Updating host profile ${profileId} in Microsoft Graph…`);
    const named = { ...update, name: 'web01.contoso.com' };
    assert.equal(announce(named).headline, 'Updating host profile web01.contoso.com in Microsoft Graph…');
    const about = { id: profileId, path: `/security/hostSecurityProfiles/${profileId}` };
    assert.deepEqual(announceStart(named, about), {
      headline: 'Updating host profile web01.contoso.com in Microsoft Graph…',
      detail: `PATCH ${about.path}`,
    });
  });
});

describe('Small texts', () => {
  it('durations', () => {
    const texts = [0, 12.4, 999.4, 999.6, 10_250, 59_960, 125_000].map(durationText);
    assert.deepEqual(texts, ['0 ms', '12 ms', '999 ms', '1.0 s', '10.3 s', '1 min 0 s', '2 min 5 s']);
  });

  it('waits', () => {
    assert.deepEqual([0, 1000, 119_000, 121_000, 86_400_000].map(waitText), [
      '1 second',
      '1 second',
      '119 seconds',
      '3 minutes',
      '24 hours',
    ]);
  });

  it('sizes', () => {
    const texts = [0, 1, 1023, 1024, 1536, 1_048_575, 4 * 1024 * 1024].map(sizeText);
    assert.deepEqual(texts, ['0 bytes', '1 byte', '1023 bytes', '1 KB', '1.5 KB', '1 MB', '4 MB']);
  });

  it('phrases of status codes', () => {
    assert.deepEqual([201, 404, 299, 599, 999].map(statusPhrase), [
      'Created',
      'Not Found',
      'Success',
      'Server Error',
      'Unknown Status',
    ]);
  });

  it('text of others inside a sentence', () => {
    assert.equal(plainText(' a\u0000\u001b[31m\tb\u2066c '), 'a [31m b c');
    assert.equal(plainText('abcdef', 4), 'abc…');
    assert.doesNotMatch(plainText('😀😀😀', 4), /\p{Surrogate}/u);
  });

  it('ids of profiles', () => {
    const idOf = (body: unknown) => {
      const attempt = answered({ status: 201, body });
      return attempt.result.ok ? readAnswer(attempt, attempt.result.answer).id : assert.fail('answered');
    };
    assert.equal(idOf({ id: '7' }), '7');
    for (const body of ['', [], null, { id: '' }, { id: 7 }, undefined]) assert.equal(idOf(body), undefined);
  });
});
