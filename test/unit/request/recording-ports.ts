import { bundledCatalog } from '../../../src/catalog/bundled-catalog';
import assert from 'node:assert/strict';
import type { RememberedProfile } from '../../../src/difference/remembered-profile';
import { workOutHere } from '../../../src/difference/work';
import type { Problem } from '../../../src/validation/problem';
import type { GraphRequest } from '../../../src/request/graph-request';
import type { ResponseView } from '../../../src/response/view';
import { submit } from '../../../src/submit';
import type { SubmitOutcome, SubmitPorts, SubmitState } from '../../../src/submit/submission';
import { takeSnapshot } from '../../../src/payload/snapshot';
import type { CheckedSnapshot } from '../../../src/validation/check';
import type { SendResult } from '../../../src/transport/http-answer';
import type { Target } from '../../../src/transport/target';

/** The target unless a test says otherwise. */
export const sandbox: Target = {
  environment: { name: 'sandbox', label: 'sandbox', base: 'http://127.0.0.1:1/beta' },
  credential: { kind: 'loopback', token: 't' },
};

/** An answer without headers. */
export const answered = (status: number, body: string): SendResult => ({
  ok: true,
  answer: { status, headers: [], body, bodyBytes: body.length, bodyState: 'whole', durationMs: 1 },
});

/** A problem that blocks. */
export const error: Problem = {
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
export class RecordingPorts implements SubmitPorts {
  readonly sent: GraphRequest[] = [];
  readonly said: string[] = [];
  readonly remembered: string[] = [];

  constructor(private readonly answers: Answers = {}) {}

  check = () => this.answers.check?.() ?? checked([]);
  target = () => this.answers.target?.() ?? Promise.resolve(sandbox);
  guard = (write: Parameters<SubmitPorts['guard']>[0]) => this.answers.guard?.(write) ?? Promise.resolve();
  memory = {
    find: () => (this.answers.knownId === undefined ? undefined : { id: this.answers.knownId }),
    remember: (_: unknown, { id }: RememberedProfile) => void this.remembered.push(id),
    note: () => undefined,
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
  workOut = workOutHere;
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
  answered: () => 'answered',
  ended: ({ isShown }) => (isShown ? 'completed' : 'shown'),
  notShown: ({ why }) => `not shown: ${why}`,
};

/** A payload with these problems, whatever is in it. */
export const checked = (findings: readonly Problem[], text = '{"azureTenantId": "t"}'): CheckedSnapshot => ({
  snapshot: takeSnapshot({ catalog: bundledCatalog, text, fileName: 'a.host.secprofile.json' }),
  check: { intent: 'add', findings: findings.map((problem) => ({ ...problem, entry: 0, path: [0] })) },
});

/** Submits the payload of the ports. */
export const run = (
  ports: SubmitPorts,
  more: { intent?: 'add' | 'update'; anyway?: boolean } = {},
): Promise<SubmitOutcome> =>
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
