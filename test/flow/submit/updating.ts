import assert from 'node:assert/strict';
import { bundledCatalog } from '../../../src/catalog/bundled-catalog';
import type { Intent } from '../../../src/catalog/kinds';
import { Cancelled } from '../../../src/errors';
import type { GraphRequest } from '../../../src/request/graph-request';
import { startSandbox, type Sandbox } from '../../../src/sandbox/start-sandbox';
import { submit } from '../../../src/submit';
import type { SubmitOutcome, Submission, SubmitState } from '../../../src/submit/submission';
import type { Conflict } from '../../../src/submit/update-ports';
import type { HttpAnswer } from '../../../src/transport/http-answer';
import { send } from '../../../src/transport/send';
import { cleanupAfterEach, type Cleanup } from '../../support/cleanup';
import { temporaryFolder } from '../../support/temporary-folder';
import { AdvancingClock } from '../../support/advancing-clock';
import { ProfileInMemory } from '../../support/profile-memory';
import { sandboxPorts, sendPorts } from './sandbox-ports';

const fileName = 'web01.host.secprofile.json';

/** What a host payload must have. */
const base = {
  azureTenantId: '3f2a7c64-9b1e-4d58-8c07-5e6d1f0a2b93',
  vendorInformation: { vendor: 'Contoso', provider: 'Sensor' },
};

type Answer = Partial<HttpAnswer> & Pick<HttpAnswer, 'status'>;

const emptyAnswer = { headers: [], body: '', bodyBytes: 0, bodyState: 'whole', durationMs: 1 } as const;

/** A payload file, the sandbox that it goes to, and everything that happens on the way. */
export class Updating {
  readonly requests: GraphRequest[] = [];
  readonly told: SubmitState[] = [];
  readonly waits: number[] = [];
  readonly memory = new ProfileInMemory();
  readonly conflicts: Conflict[] = [];
  answer: 'ours' | 'theirs' | 'cancel' = 'ours';
  /** Called before a request goes out. */
  before: (request: GraphRequest) => Promise<void> | void = () => undefined;
  /** What goes out in place of a request. */
  rewrite: (request: GraphRequest) => GraphRequest = (request) => request;
  /** What comes back without the sandbox; undefined where it shall answer. */
  instead: (request: GraphRequest) => Answer | undefined = () => undefined;
  private readonly clock = new AdvancingClock();

  private constructor(readonly sandbox: Sandbox) {}

  static async start(cleanup: Cleanup): Promise<Updating> {
    const dataDir = await temporaryFolder(cleanup, 'updating-');
    const file = new Updating(cleanup.adopt(await startSandbox({ catalog: bundledCatalog, dataDir })));
    cleanup.defer(() => file.clock.dispose());
    return file;
  }

  /** Adds or updates what the file says. */
  run(intent: Intent, members: object, more: Partial<Submission> = {}): Promise<SubmitOutcome> {
    return this.runText(intent, JSON.stringify({ ...base, ...members }), more);
  }

  async runText(intent: Intent, text: string, more: Partial<Submission> = {}): Promise<SubmitOutcome> {
    this.requests.length = this.told.length = this.waits.length = 0;
    const ports = sandboxPorts(
      this.sandbox,
      { text, fileName, intent },
      {
        memory: this.memory,
        tell: (state) => void this.told.push(state),
        now: this.clock.date,
        wait: (milliseconds) => {
          this.waits.push(milliseconds);
          this.clock.advance(milliseconds);
          return Promise.resolve();
        },
        resolve: (conflict) => {
          this.conflicts.push(conflict);
          return this.answer === 'cancel' ? Promise.reject(new Cancelled()) : Promise.resolve(this.answer);
        },
        send: async (request, { credential }) => {
          await this.before(request);
          this.requests.push(request);
          const answer = this.instead(request);
          if (answer) return { ok: true, answer: { ...emptyAnswer, ...answer } };
          return send(this.rewrite(request), credential, sendPorts);
        },
      },
    );
    const how = { addRequestLine: 'collection', anyway: false, updateBody: 'changes', uri: fileName } as const;
    return submit({ intent, ...how, ...more }, ports);
  }

  /** The methods that went out, in order. */
  get methods(): string[] {
    return this.requests.map(({ method }) => method);
  }

  /** Body of the only PATCH. */
  get patched(): unknown {
    const [patch, ...others] = this.requests.filter(({ method }) => method === 'PATCH');
    assert.deepEqual(others, []);
    return patch?.body === undefined ? undefined : (JSON.parse(patch.body) as unknown);
  }

  /** The only profile that the store has. */
  get stored(): Record<string, unknown> {
    const { profiles } = this.sandbox.list('host', { top: 10 });
    assert.equal(profiles.length, 1, 'one profile');
    return JSON.parse(profiles[0]?.text ?? '') as Record<string, unknown>;
  }

  /** The stored profile's id. */
  get id(): string {
    return String(this.stored['id']);
  }

  /** Somebody else changes the profile. */
  async changeElsewhere(members: object): Promise<void> {
    const answer = await fetch(`${this.sandbox.url}/security/hostSecurityProfiles/${this.id}`, {
      method: 'PATCH',
      headers: { Authorization: `Bearer ${this.sandbox.token}`, 'Content-Type': 'application/json' },
      body: JSON.stringify(members),
    });
    assert.equal(answer.status, 200);
    await answer.text();
  }

  /** Time goes by. */
  later(milliseconds: number): void {
    this.clock.advance(milliseconds);
  }
}

/** Which changes the service kept. */
export const kept = ({ changes = [] }: SubmitOutcome) => changes.map((change) => [change.property, change.kept]);

/** In milliseconds. */
export const minutes = (count: number) => count * 60_000;

/** A file that was added to a sandbox of its own, for each test. */
export function useAdded(): () => Updating {
  let file: Updating;
  const cleanup = cleanupAfterEach();
  beforeEach(async () => {
    file = await Updating.start(cleanup);
    assert.equal((await file.run('add', { os: 'Linux', tags: ['a', 'b'] })).status, 'sent');
  });
  return () => file;
}
