import { bundledCatalog } from '../../../src/catalog/bundled-catalog';
import assert from 'node:assert/strict';
import type { Known } from '../../../src/difference/known';
import { Cancelled, HumanError } from '../../../src/errors';
import type { Problem } from '../../../src/validation/problem';
import type { GraphRequest } from '../../../src/request/graph-request';
import type { ResponseView } from '../../../src/response/view';
import { submit } from '../../../src/submit';
import type { Outcome, SubmitPorts, SubmitState } from '../../../src/submit/submission';
import { takeSnapshot } from '../../../src/payload/snapshot';
import type { CheckedSnapshot } from '../../../src/validation/check';
import type { SendResult } from '../../../src/transport/http-answer';
import type { Identity, Target } from '../../../src/transport/target';

const sandbox: Target = {
  environment: { name: 'sandbox', label: 'sandbox', base: 'http://127.0.0.1:1/beta' },
  credential: { kind: 'sandbox', token: 't' },
};

const answered = (status: number, body: string): SendResult => ({
  ok: true,
  answer: { status, headers: [], body, bodyBytes: body.length, bodyState: 'whole', durationMs: 1 },
});

const error: Problem = {
  rule: 'type',
  severity: 'error',
  message: 'wrong',
  pointer: '/tags',
  range: { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } },
};

/** What a test may answer in place of the editor. */
interface Answers extends Partial<Pick<SubmitPorts, 'check' | 'target' | 'guard' | 'send'>> {
  readonly knownId?: string | undefined;
  readonly show?: (view: ResponseView) => void;
}

/** Writes down what the flow does, and answers what the test says. */
class RecordingPorts implements SubmitPorts {
  readonly sent: GraphRequest[] = [];
  readonly said: string[] = [];
  readonly remembered: string[] = [];

  constructor(private readonly answers: Answers = {}) {}

  check = () => this.answers.check?.() ?? checked([]);
  target = () => this.answers.target?.() ?? Promise.resolve(sandbox);
  guard = (write: Parameters<SubmitPorts['guard']>[0]) => this.answers.guard?.(write) ?? Promise.resolve();
  known = {
    find: () => (this.answers.knownId === undefined ? undefined : { id: this.answers.knownId }),
    remember: (_: unknown, { id }: Known) => void this.remembered.push(id),
    key: () => Promise.resolve('key'),
  };
  wait = () => assert.fail('Nothing lags.');
  resolve = () => assert.fail('Nobody else changes it.');
  askId = () => Promise.resolve('asked');
  tell = (state: SubmitState) => {
    if (state.state === 'ended') this.answers.show?.(state.view);
    this.said.push(sayings[state.state](state as never));
  };
  documentChanged = () => false;
  newGuid = () => 'guid';
  now = () => new Date(0);
  send = (request: GraphRequest, target: Target) => {
    this.sent.push(request);
    return this.answers.send?.(request, target) ?? Promise.resolve(answered(201, '{"id": "made"}'));
  };
}

const sayings: { readonly [S in SubmitState['state']]: (state: Extract<SubmitState, { state: S }>) => string } = {
  blocked: ({ canSend }) => `blocked ${canSend}`,
  sending: () => 'sending',
  notSent: ({ why }) => `not sent: ${why}`,
  unchanged: ({ headline }) => headline,
  ended: () => 'shown',
  notShown: ({ why }) => `not shown: ${why}`,
};

/** A payload with these problems, whatever is in it. */
const checked = (findings: readonly Problem[], text = '{"azureTenantId": "t"}'): CheckedSnapshot => ({
  snapshot: takeSnapshot({ catalog: bundledCatalog, text, fileName: 'a.host.secprofile.json' }),
  check: { intent: 'add', findings: findings.map((problem) => ({ ...problem, entry: 0, path: [0] })) },
});

const run = (ports: SubmitPorts, more: { intent?: 'add' | 'update'; anyway?: boolean } = {}): Promise<Outcome> =>
  submit(
    {
      intent: 'add',
      addRequestLine: 'collection',
      anyway: false,
      updateBody: 'payload',
      uri: 'file:///a.host.secprofile.json',
      ...more,
    },
    ports,
  );

describe('Submitting a payload', () => {
  it('sends it, shows the answer and remembers the new id', async () => {
    const ports = new RecordingPorts();
    const outcome = await run(ports);
    assert.equal(outcome.status, 'sent');
    assert.ok(outcome.attempt?.result.ok);
    assert.equal(outcome.attempt.result.answer.status, 201);
    assert.deepEqual(ports.said, ['sending', 'shown']);
    assert.deepEqual(ports.remembered, ['made']);
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
    assert.deepEqual(lost.remembered, ['made']);

    // Where the panel works, it shows a request whose outcome is open, not one that was never sent.
    const views: ResponseView[] = [];
    const stuck = new RecordingPorts({
      send: () => Promise.reject(new RangeError('bug')),
      show: (view) => void views.push(view),
    });
    await assert.rejects(run(stuck), RangeError);
    assert.deepEqual(stuck.said, ['sending', 'shown']);
    assert.match(views[0]?.headline ?? '', /^Perhaps added: the request may have been sent, but /);
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
      return ports.remembered;
    };
    for (const status of [200, 201, 202, 206]) assert.deepEqual(await rememberedOf(status), ['made'], `${status}`);
    for (const status of [400, 409, 500]) assert.deepEqual(await rememberedOf(status), [], `${status}`);
    assert.deepEqual(await rememberedOf(201, '{"error": {"code": "x"}, "id": "made"}'), []);
    assert.deepEqual(await rememberedOf(204, ''), []);
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
    assert.deepEqual(ports.remembered, ['abc']);
  });
});
