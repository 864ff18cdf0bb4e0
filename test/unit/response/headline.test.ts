import assert from 'node:assert/strict';
import { describeAttempt } from '../../../src/response/describe-attempt';
import { answered, custom, graph, graphError, profileId, unanswered } from './attempts';

const headlineOf = (attempt: Parameters<typeof describeAttempt>[0]) => describeAttempt(attempt).headline;
const add = { intent: 'add' } as const;
const update = { intent: 'update' } as const;

describe('The headline', () => {
  describe('of a success', () => {
    it('says what was added, with its id, and where', () => {
      const view = describeAttempt(answered({ status: 201, body: { id: profileId } }, add));
      assert.equal(view.headline, `Added host profile ${profileId} to the sandbox.`);
      assert.equal(view.notice, view.headline);
      assert.equal(view.tone, 'success');
    });

    it('says the name that people know, where the service tells one', () => {
      const body = { id: profileId, fqdn: 'web01.contoso.com' };
      const view = describeAttempt(answered({ status: 201, body }, add));
      assert.equal(view.headline, 'Added host profile web01.contoso.com to the sandbox.');
      assert.equal(view.notice, view.headline);
      assert.equal(view.id, profileId);
    });

    it('says what was updated, by the id of the URL when the answer has no body', () => {
      assert.equal(headlineOf(answered({ status: 204 }, update)), `Updated host profile ${profileId} in the sandbox.`);
    });

    it('says what was deleted by its name, where that was known before', () => {
      const sent = { intent: 'delete', name: 'web01.contoso.com' } as const;
      assert.equal(
        headlineOf(answered({ status: 204 }, sent)),
        'Deleted host profile web01.contoso.com from the sandbox.',
      );
    });

    it('writes kinds as words of a sentence', () => {
      const of = (kind: 'ip' | 'cloudapp') => headlineOf(answered({ status: 201, body: { id: '7' } }, { kind }));
      assert.equal(of('ip'), 'Added IP profile 7 to the sandbox.');
      assert.equal(of('cloudapp'), 'Added cloud app profile 7 to the sandbox.');
    });

    it('names the other environments', () => {
      const to = (environment: typeof graph) =>
        headlineOf(answered({ status: 201, body: { id: '7' } }, { environment }));
      assert.equal(to(graph), 'Added host profile 7 to Microsoft Graph.');
      assert.equal(to(custom), 'Added host profile 7 to the custom environment.');
    });

    it('finds the id in Location when the body is empty', () => {
      const location = (value: string) => headlineOf(answered({ status: 201, headers: [['Location', value]] }, add));
      const added = 'Added host profile a b to the sandbox.';
      assert.equal(location('/beta/security/hostSecurityProfiles/a%20b?x=1'), added);
      assert.equal(location("/beta/Security/HostSecurityProfiles('a%20b')"), added);
      assert.match(location('/beta/elsewhere/7'), /doesn’t include its ID/);
    });

    it('takes no id that no URL can carry, wherever it stands: nothing could be asked of it', () => {
      const idOf = (sent: Parameters<typeof answered>[0]) => describeAttempt(answered(sent, add)).id;
      for (const id of ['.', '..']) {
        const headers = [['Location', `/beta/security/hostSecurityProfiles('${id}')`]] as const;
        assert.equal(idOf({ status: 201, headers }), undefined, id);
        assert.equal(idOf({ status: 201, body: { id } }), undefined, id);
      }
      assert.equal(idOf({ status: 201, body: { id: '\ud800' } }), undefined);
      assert.equal(
        headlineOf(answered({ status: 201, body: { id: '.' } }, add)),
        'Added the host profile to the sandbox; the ID in the response can’t be used in a URL.',
      );
    });

    it('resolves Location against the URL of the request, as RFC 9110 §10.2.2 has it', () => {
      const idOf = (value: string, sent: Partial<Parameters<typeof answered>[1]> = {}) =>
        describeAttempt(answered({ status: 201, headers: [['Location', value]] }, { ...add, ...sent })).id;
      for (const value of [
        'hostSecurityProfiles/a%20b',
        "hostSecurityProfiles('a%20b')",
        'HostSecurityProfiles%28%27a b%27%29',
        './hostSecurityProfiles/a%20b/',
        '../security/hostSecurityProfiles/a%20b#top',
        "/hostSecurityProfiles('a%20b')?x",
        // Services behind a gateway name their own host. Nothing is sent there, so only the id matters.
        '//inner.example/v2/hostSecurityProfiles/a%20b',
        'http://10.0.0.1:8080/hostSecurityProfiles/a%20b',
      ]) {
        assert.equal(idOf(value), 'a b', value);
      }
      assert.equal(idOf("hostSecurityProfiles('it''s')"), "it's");
      assert.equal(idOf('hostSecurityProfiles/a%2Fb'), 'a/b');
      assert.equal(idOf('hostSecurityProfiles/100%'), '100%');
      const ref = {
        request: {
          ...answered({ status: 201 }, add).request,
          url: `${custom.base}/security/hostSecurityProfiles/$ref`,
        },
      };
      for (const value of ['hostSecurityProfiles/7', "hostSecurityProfiles('7')"]) assert.equal(idOf(value, ref), '7');
      assert.deepEqual([idOf('hostSecurityProfiles/'), idOf('7'), idOf('7', ref)], [undefined, undefined, '7']);
      for (const value of ['', '?x', '#x', 'http://[', 'ipSecurityProfiles/7', "hostSecurityProfiles('')"]) {
        assert.equal(idOf(value), undefined, value);
        assert.equal(idOf(value, ref), undefined, `${value} after $ref`);
      }
    });

    it('does without an id that nobody tells', () => {
      const headline = headlineOf(answered({ status: 201, body: {} }, add));
      assert.equal(headline, 'Added the host profile to the sandbox; the response doesn’t include its ID.');
    });

    it('is a warning when providers are missing, or it is only promised', () => {
      const partial = describeAttempt(answered({ status: 206, body: { id: '7' } }, { environment: graph }));
      assert.equal(
        partial.headline,
        'Added host profile 7 to Microsoft Graph, but not every provider took part (206 Partial Content).',
      );
      assert.equal(partial.tone, 'warning');
      const accepted = describeAttempt(answered({ status: 202 }, add));
      assert.equal(accepted.headline, 'Accepted, not yet added: the sandbox accepted the request (202 Accepted).');
      assert.equal(accepted.tone, 'warning');
    });

    it('does not take a web page for a profile', () => {
      const view = describeAttempt(answered({ status: 200, body: '<html>Sign in</html>' }, { environment: graph }));
      assert.equal(view.headline, 'Might have been added: Microsoft Graph answered 200 OK, but not with a profile.');
      assert.equal(view.tone, 'warning');
    });

    it('does not take an error for a success, whatever its status', () => {
      const body = graphError('generalException', 'It broke.');
      for (const [status, sent, done] of [
        [201, add, 'added'],
        [200, update, 'updated'],
      ] as const) {
        const view = describeAttempt(answered({ status, body }, sent));
        assert.match(
          view.headline,
          new RegExp(
            `^Might have been ${done}: the sandbox answered ${status} \\w+, but with an error\\. It broke\\.$`,
          ),
        );
        assert.equal(view.tone, 'warning');
      }
    });

    it('does not claim an Add that nobody says was created', () => {
      for (const [status, body] of [
        [200, { id: '7' }],
        [204, undefined],
      ] as const) {
        const view = describeAttempt(answered({ status, body }, add));
        assert.match(view.headline, /^Might have been added: the sandbox answered 20\d .*, not 201 Created\.$/);
        assert.equal(view.tone, 'warning');
        assert.match(view.advice[0] ?? '', /Check before you send it again/);
      }
    });

    it('leaves open what a server error does not rule out', () => {
      const of = (status: number) => headlineOf(answered({ status }, add)).split(':')[0];
      for (const status of [501, 505, 507, 509, 511]) assert.equal(of(status), 'Not added', `${status}`);
      for (const status of [502, 503, 504, 508, 520, 530, 598, 599])
        assert.equal(of(status), 'Might have been added', `${status}`);
      assert.equal(of(500), 'Probably not added');
      const busy = answered({ status: 503, headers: [['retry-after', '1']] }, add);
      assert.match(headlineOf(busy), /^Not added: the sandbox is not available/);
    });

    it('stands by an answer that broke off inside its body', () => {
      const view = describeAttempt(answered({ status: 201, body: '{"id": "7', bodyState: 'broken-off' }, add));
      assert.equal(view.tone, 'success');
    });
  });

  describe('without an answer', () => {
    it('says why, and that nothing was done', () => {
      const view = describeAttempt(unanswered({}));
      assert.equal(view.headline, 'Not added: 127.0.0.1:41873 refuses the connection (ECONNREFUSED).');
      assert.equal(view.notice, 'Not added: no response from the sandbox.');
      assert.equal(view.tone, 'failure');
      assert.equal(view.failureCode, 'ECONNREFUSED');
      assert.equal(view.answer, undefined);
    });

    it('leaves open what may have been done', () => {
      const view = describeAttempt(unanswered({ message: 'The connection broke.', mayHaveArrived: true }, update));
      assert.equal(view.headline, 'Might have been updated: the connection broke.');
      assert.equal(view.tone, 'warning');
    });

    it('says so when the person cancelled', () => {
      const view = describeAttempt(unanswered({ code: 'cancelled', mayHaveArrived: true }));
      assert.equal(view.headline, 'Canceled. The host profile may have been added anyway.');
      const early = describeAttempt(unanswered({ code: 'cancelled' }, update));
      assert.equal(early.headline, 'Canceled. The host profile was not updated.');
      assert.deepEqual([view.tone, early.tone], ['warning', 'neutral']);
    });
  });

  it('keeps what a server says on one short line without invisible characters', () => {
    const message = `first\r\nsecond\u202edrawkcab ${'long '.repeat(1000)}`;
    const headline = headlineOf(answered({ status: 400, body: graphError('x', message) }));
    assert.match(headline, /\. first second drawkcab long .*…$/);
    assert.ok(headline.length < 300);
  });

  it('gives a notice without a word of the server', () => {
    const link = '[x](command:workbench.action.quit)';
    const refused = describeAttempt(answered({ status: 400, body: graphError(link, link, { target: link }) }));
    const added = describeAttempt(answered({ status: 201, body: { id: link } }));
    assert.equal(refused.notice, 'Not added: the sandbox refused the request (400 Bad Request).');
    assert.equal(added.notice, 'Added the host profile to the sandbox.');
    assert.ok(added.headline.includes(link));
  });
});
