import assert from 'node:assert/strict';
import { describeAttempt } from '../../../src/response/describe-attempt';
import { answered, custom, graph, graphError, sandbox } from './attempts';

type Arguments = Parameters<typeof answered>;

const adviceFor = (answer: Arguments[0], sent?: Arguments[1]) => describeAttempt(answered(answer, sent)).advice;
const retired = /^The API may be retired. .* 10 April 2024, .* 10 April 2026\b/;

describe('The advice', () => {
  it('is silent on success', () => {
    assert.deepEqual(adviceFor({ status: 201, body: { id: '7' } }), []);
  });

  it('names the properties to correct, each once', () => {
    const details = ['countHits', 'fqdn'].map((target) => ({ code: '', message: 'wrong', target }));
    const body = graphError('invalidRequest', 'wrong', { target: 'countHits', details });
    assert.deepEqual(adviceFor({ status: 400, body }, { environment: graph }), [
      'Correct countHits and fqdn in web01.host.secprofile.json, then send again.',
    ]);
  });

  it('counts the properties that are too many to name', () => {
    const details = ['a', 'b', 'c', 'd', 'e', 'f'].map((target) => ({ code: '', message: '', target }));
    assert.deepEqual(adviceFor({ status: 422, body: graphError('x', 'y', { details }) }), [
      'Correct a, b, c, and 3 more in web01.host.secprofile.json, then send again.',
    ]);
  });

  it('speaks of retirement where it may be the reason, and never in the sandbox', () => {
    for (const status of [400, 403, 404, 405, 410, 501]) {
      for (const environment of [graph, custom]) {
        assert.match(adviceFor({ status }, { environment }).at(-1) ?? '', retired, `${status} ${environment.name}`);
      }
      for (const sentence of adviceFor({ status }, { environment: sandbox })) assert.doesNotMatch(sentence, retired);
    }
    for (const status of [401, 409, 412, 413, 415, 429, 500, 503]) {
      for (const sentence of adviceFor({ status }, { environment: graph })) assert.doesNotMatch(sentence, retired);
    }
  });

  it('explains a 403 by consent, role and licence, and says what is assumed', () => {
    const [consent = '', role] = adviceFor({ status: 403 }, { environment: graph, intent: 'update' });
    assert.equal(consent, 'Check that an administrator has consented to SecurityEvents.ReadWrite.All.');
    assert.match(role ?? '', /Security Administrator.*license/);
    assert.match(adviceFor({ status: 403 }, { environment: graph })[0] ?? '', /assumed for Add/);
  });

  it('sees a conditional access challenge in either place', () => {
    const headers = [['WWW-Authenticate', 'Bearer error="insufficient_claims", claims="e30="']] as const;
    const inner = graphError('accessDenied', 'no', { innerError: { code: 'insufficient_claims' } });
    for (const answer of [
      { status: 401, headers },
      { status: 403, body: inner },
    ]) {
      assert.match(adviceFor(answer, { environment: graph })[0] ?? '', /^Conditional Access/);
    }
  });

  it('knows that the sandbox has no sign-in', () => {
    assert.match(adviceFor({ status: 401 })[0] ?? '', /token changes at each start/);
    assert.match(adviceFor({ status: 401 }, { environment: graph })[0] ?? '', /Sign In…/);
  });

  it('gives the wait that the service asks for, never a shorter one', () => {
    const wait = (value: string, status = 429) => adviceFor({ status, headers: [['Retry-After', value]] }).at(-1);
    assert.equal(wait('10'), 'Wait 10 seconds, then send again.');
    assert.equal(wait('2.128'), 'Wait 3 seconds, then send again.');
    assert.equal(wait('600', 503), 'Wait 10 minutes, then send again.');
    assert.equal(wait('Wed, 04 Mar 2026 09:30:30 GMT'), 'Wait 30 seconds, then send again.');
    assert.equal(wait('soon'), 'Wait a while, then send again.');
  });

  it('asks to look before an Add is repeated that may have been carried out', () => {
    for (const status of [500, 502, 504, 524]) {
      assert.match(adviceFor({ status }, { environment: graph })[0] ?? '', /may have been carried out\. Check before/);
      assert.match(adviceFor({ status }, { intent: 'update' })[0] ?? '', /Sending the same update twice does no harm/);
    }
  });

  it('has something to say for every other status that Graph documents', () => {
    for (const status of [302, 404, 405, 409, 412, 413, 415])
      assert.notDeepEqual(adviceFor({ status }), [], `${status}`);
    assert.match(adviceFor({ status: 413 })[0] ?? '', /^The body is 57 bytes; the sandbox accepts up to 4 MB\./);
    assert.match(
      adviceFor({ status: 404 }, { intent: 'update' })[0] ?? '',
      /^Check the ID \(the root id in web01\.host\S+, if it has one\), or add/,
    );
  });

  it('sends nobody who deletes to a payload that is gone: each status has its own', () => {
    const wanted: Readonly<Record<number, readonly string[]>> = {
      204: [],
      302: ['Redirects are not followed, to keep the token safe. Correct the environment’s address.'],
      400: ['Refresh the plan or the profiles.'],
      401: ['Sign in again (Security Profiles: Sign In…), then try again.'],
      403: [
        'Check that an administrator has consented to SecurityEvents.ReadWrite.All (assumed for Delete: Microsoft never documented it).',
        'Check that the account is a Security Administrator and that the tenant has the license.',
      ],
      404: [],
      405: ['Check the environment’s address.'],
      409: ['Refresh the plan or the profiles.'],
      412: ['Someone else changed it. Refresh the plan or the profiles.'],
      413: ['Refresh the plan or the profiles.'],
      415: ['Refresh the plan or the profiles.'],
      422: ['Refresh the plan or the profiles.'],
      429: ['Wait a while, then try again.'],
      500: ['It may have been carried out. Refresh the plan or the profiles to find out.'],
      503: [
        'It may have been carried out. Refresh the plan or the profiles to find out.',
        'Wait a while, then try again.',
      ],
      504: ['It may have been carried out. Refresh the plan or the profiles to find out.'],
    };
    const sent = { intent: 'delete', environment: graph } as const;
    const said = (status: number) => {
      const body = status === 204 ? '' : graphError('x', 'y', { target: 'fqdn' });
      return adviceFor({ status, body }, sent).filter((sentence) => !retired.test(sentence));
    };
    assert.deepEqual(Object.fromEntries(Object.keys(wanted).map((status) => [status, said(Number(status))])), wanted);
    assert.match(adviceFor({ status: 401 }, { intent: 'delete' })[0] ?? '', /Try again, or reload the window\.$/);
  });

  it('is what was found out since, whatever the answer', () => {
    const foundOut = 'The plan found it afterward: ID 7.';
    for (const status of [200, 201, 500, 503, 504]) assert.deepEqual(adviceFor({ status }, { foundOut }), [foundOut]);
  });

  it('points at proxies when the answer is no profile', () => {
    assert.match(adviceFor({ status: 200, body: 'Hello' })[0] ?? '', /proxy or a sign-in page/);
  });

  it('passes on what transport advises', () => {
    const view = describeAttempt({
      ...answered({ status: 200 }),
      result: { ok: false, failure: { code: 'x', message: 'No.', advice: ['Do this.'], mayHaveArrived: false } },
    });
    assert.deepEqual(view.advice, ['Do this.']);
  });
});
