import assert from 'node:assert/strict';
import { Cancelled, HumanError } from '../../../src/errors';
import type { ResponseView } from '../../../src/response/view';
import type { SubmitState } from '../../../src/submit/submission';
import type { Identity } from '../../../src/transport/target';
import { answered, checked, error, RecordingPorts, run, sandbox } from './recording-ports';

describe('Submitting a payload', () => {
  it('sends it, shows the answer and remembers the new id', async () => {
    const ports = new RecordingPorts();
    const outcome = await run(ports);
    assert.equal(outcome.status, 'sent');
    assert.ok(outcome.attempt?.result.ok);
    assert.equal(outcome.attempt.result.answer.status, 201);
    assert.deepEqual(ports.said, ['sending', 'shown']);
    // At once, and with what was worked out of the answer.
    assert.deepEqual(ports.remembered, ['made', 'made']);
  });

  it('holds a payload with errors back, and sends it when the person insists', async () => {
    const ports = new RecordingPorts({ check: () => checked([error]) });
    assert.equal((await run(ports)).status, 'blocked');
    assert.deepEqual(ports.said, ['blocked true']);
    assert.deepEqual(ports.sent, []);
    assert.equal((await run(ports, { anyway: true })).status, 'sent');
  });

  it('never sends what is not JSON', async () => {
    const ports = new RecordingPorts({ check: () => checked([{ ...error, rule: 'syntax' }], '{') });
    assert.equal((await run(ports, { anyway: true })).status, 'blocked');
    assert.deepEqual(ports.said, ['blocked false']);
  });

  it('never sends a name that is there twice: the service may take the other value', async () => {
    const ports = new RecordingPorts({ check: () => checked([{ ...error, rule: 'duplicate-key' }]) });
    assert.equal((await run(ports, { anyway: true })).status, 'blocked');
    assert.deepEqual(ports.said, ['blocked false']);
    assert.deepEqual(ports.sent, []);
  });

  it('updates by the root id, else the known one, else the one that is asked for', async () => {
    const ids = async (text: string, knownId?: string) => {
      const ports = new RecordingPorts({ check: () => checked([], text), knownId });
      await run(ports, { intent: 'update' });
      return ports.sent[0]?.url.split('/').at(-1);
    };
    assert.equal(await ids('{"id": "root"}', 'known'), 'root');
    assert.equal(await ids('{}', 'known'), 'known');
    assert.equal(await ids('{}'), 'asked');
  });

  it('sends nothing when the person cancels a question', async () => {
    const ports = new RecordingPorts({ guard: () => Promise.reject(new Cancelled()) });
    assert.equal((await run(ports)).status, 'cancelled');
    assert.deepEqual(ports.sent, []);
    assert.deepEqual(ports.said, ['not sent: Canceled. Nothing was sent.']);
  });

  it('says why nothing could be sent', async () => {
    const ports = new RecordingPorts({ target: () => Promise.reject(new HumanError('The folder is in use.')) });
    const outcome = await run(ports);
    assert.deepEqual([outcome.status, outcome.error], ['failed', 'The folder is in use.']);
    assert.deepEqual(ports.said, ['not sent: The folder is in use.']);
  });

  it('reports a request without an answer as failed, and shows it', async () => {
    const failure = { code: 'ECONNRESET', message: 'It broke.', advice: [], mayHaveArrived: true };
    const ports = new RecordingPorts({ send: () => Promise.resolve({ ok: false, failure }) });
    assert.equal((await run(ports)).status, 'failed');
    assert.deepEqual(ports.said, ['sending', 'shown']);
    assert.deepEqual(ports.remembered, []);
  });

  it('does not hide what nobody expected, and does not leave the panel waiting', async () => {
    const ports = new RecordingPorts({ send: () => Promise.reject(new RangeError('bug')) });
    await assert.rejects(run(ports), RangeError);
    assert.deepEqual(ports.said.length, 2);
  });

  it('never says that nothing was sent once it is on its way', async () => {
    const bug = () => {
      throw new RangeError('bug');
    };
    const look =
      /result can’t be shown\. Check whether the change was made before you send it again\. The log has the details\.$/;
    const lost = new RecordingPorts({ show: bug });
    await assert.rejects(run(lost), RangeError);
    assert.match(lost.said[1] ?? '', /^not shown: The request was sent, but /);
    assert.match(lost.said[1] ?? '', look);
    assert.deepEqual(lost.remembered, ['made', 'made']);

    // Where the panel works, it shows a request whose outcome is open, not one that was never sent.
    const views: ResponseView[] = [];
    const stuck = new RecordingPorts({
      send: () => Promise.reject(new RangeError('bug')),
      show: (view) => void views.push(view),
    });
    await assert.rejects(run(stuck), RangeError);
    assert.deepEqual(stuck.said, ['sending', 'shown']);
    assert.match(views[0]?.headline ?? '', /^Might have been added: the request may have been sent, but /);
    assert.match(views[0]?.headline ?? '', look);
    assert.equal(views[0]?.tone, 'warning');
  });

  it('believes a sender that says that nothing was sent', async () => {
    const refused = new RecordingPorts({ send: () => Promise.reject(new HumanError('No token.')) });
    assert.deepEqual((await run(refused)).error, 'No token.');
    const given = new RecordingPorts({ send: () => Promise.reject(new Cancelled()) });
    assert.equal((await run(given)).status, 'cancelled');
    assert.deepEqual(given.said, ['sending', 'not sent: Canceled. Nothing was sent.']);
  });

  it('does not leave an older answer in the panel when the check breaks', async () => {
    const ports = new RecordingPorts({ check: () => Promise.reject(new RangeError('bug')) });
    await assert.rejects(run(ports), RangeError);
    assert.deepEqual(ports.said, ['not sent: Something went wrong, and nothing was sent. The log has the details.']);
  });

  it('forgets no id by itself, not even one that the service doesn’t know', async () => {
    const update = async (text: string, knownId: string | undefined, status = 404) => {
      const send = () => Promise.resolve(answered(status, ''));
      const ports = new RecordingPorts({ check: () => checked([], text), knownId, send });
      await run(ports, { intent: 'update' });
      return ports.said;
    };
    assert.deepEqual(await update('{}', 'known'), ['sending', 'shown']);
    assert.deepEqual(await update('{"id": "root"}', 'known'), ['sending', 'shown']);
    assert.deepEqual(await update('{}', undefined), ['sending', 'shown']);
    assert.deepEqual(await update('{}', 'known', 503), ['sending', 'shown']);
  });

  it('remembers the id that every success of an Add names, and none of an error', async () => {
    const rememberedOf = async (status: number, body = '{"id": "made"}') => {
      const ports = new RecordingPorts({ send: () => Promise.resolve(answered(status, body)) });
      await run(ports);
      return [...new Set(ports.remembered)];
    };
    for (const status of [200, 201, 202, 206]) assert.deepEqual(await rememberedOf(status), ['made'], `${status}`);
    for (const status of [400, 409, 500]) assert.deepEqual(await rememberedOf(status), [], `${status}`);
    assert.deepEqual(await rememberedOf(201, '{"error": {"code": "x"}, "id": "made"}'), []);
    assert.deepEqual(await rememberedOf(204, ''), []);
  });

  it('remembers the id of an Add whatever fails after the answer', async () => {
    const ports = new RecordingPorts();
    const key = () => Promise.reject(new RangeError('no secrets'));
    await assert.rejects(run(Object.assign(ports, { memory: { ...ports.memory, key } })), RangeError);
    assert.deepEqual(ports.remembered, ['made']);
  });

  it('lets the administrator have what is known of a sign-in that failed before anything was sent', async () => {
    const identity = { signIn: {}, account: {}, credential: { claims: undefined } } as unknown as Identity;
    const ports = new RecordingPorts({
      target: () => Promise.resolve({ ...sandbox, identity }),
      guard: () => Promise.reject(new HumanError('Your sign-in has ended.')),
    });
    const told: SubmitState[] = [];
    await run(Object.assign(ports, { tell: (state: SubmitState) => void told.push(state) }));
    const [state] = told;
    assert.ok(state?.state === 'notSent' && state.access);
  });

  it('remembers the id that the headline names, from Location too', async () => {
    const location = ['Location', "/beta/security/hostSecurityProfiles('abc')"] as const;
    const made = answered(201, '');
    const send = () => Promise.resolve(made.ok ? { ...made, answer: { ...made.answer, headers: [location] } } : made);
    const ports = new RecordingPorts({ send });
    await run(ports);
    assert.deepEqual(ports.remembered, ['abc', 'abc']);
  });
});
