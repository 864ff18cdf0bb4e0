import assert from 'node:assert/strict';
import type { BodyFacts } from '../../../src/answer/body-facts';
import { workOutHere, type WorkOut } from '../../../src/difference/work';
import { profileIn } from '../../../src/submit/check-update';
import type { SubmitState } from '../../../src/submit/submission';
import { onHostThread } from '../../../src/text/host-thread';
import { answered, checked, RecordingPorts, run } from './recording-ports';

const tags = JSON.stringify(['x'.repeat(onHostThread.compare)]);
const long = answered(201, `{"id": "made", "azureTenantId": "t", "tags": ${tags}}`);

/** A thread that reads an answer, and works nothing else out until it is let go. */
class HeldThread {
  readonly asked: string[] = [];
  /** In place of what it reads. */
  read: () => Promise<BodyFacts | undefined> | undefined = () => undefined;
  letGo: (error?: Error) => void = () => undefined;
  private readonly held = new Promise<void>((resolve, reject) => {
    this.letGo = (error) => (error ? reject(error) : resolve());
  });

  readonly workOut: WorkOut = async (name, ...given) => {
    this.asked.push(name);
    const read = name === 'bodyFacts' ? this.read() : this.held.then(() => undefined);
    return ((await read) ?? workOutHere(name, ...given)) as never;
  };
}

describe('A long answer', () => {
  let thread: HeldThread;
  let ports: RecordingPorts;
  let told: SubmitState[];
  /** What was worked out when the answer went out, which VS Code does in a later turn than it is told. */
  let answeredFirst: Promise<readonly string[]>;

  beforeEach(() => {
    thread = new HeldThread();
    told = [];
    let tellFirst: (asked: readonly string[]) => void = () => undefined;
    answeredFirst = new Promise((resolve) => (tellFirst = resolve));
    ports = new RecordingPorts({ send: () => Promise.resolve(long) });
    const { tell } = ports;
    Object.assign(ports, {
      workOut: thread.workOut,
      tell(state: SubmitState) {
        told.push(state);
        tell(state);
        if (state.state === 'answered') setTimeout(() => tellFirst([...thread.asked]));
      },
    });
  });

  it('is shown, and its id remembered, before anything is worked out of it; what comes then completes it', async () => {
    const running = run(ports);
    assert.deepEqual(await answeredFirst, ['bodyFacts']);
    assert.deepEqual([ports.said, ports.remembered], [['sending', 'answered'], ['made']]);
    thread.letGo();
    const outcome = await running;
    assert.deepEqual(ports.said, ['sending', 'answered', 'completed']);
    assert.deepEqual([ports.remembered, ports.sent.length], [['made', 'made'], 1]);
    const [, first, last] = told;
    assert.ok(first?.state === 'answered' && last?.state === 'ended');
    const { changes, ...rest } = last.view;
    assert.deepEqual(first.view, rest);
    assert.deepEqual(
      changes?.rows.map(({ property }) => property),
      ['id', 'tags'],
    );
    assert.equal(outcome.status, 'sent');
    assert.deepEqual(outcome.attempt, last.attempt);
  });

  it('is read where it holds nobody up', async () => {
    const facts = { isObject: true, id: 'made', etag: 'W/"read there"', name: 'web01', error: undefined };
    thread.read = () => Promise.resolve(facts);
    thread.letGo();
    const outcome = await run(ports);
    const last = told.at(-1);
    assert.ok(last?.state === 'ended' && outcome.status === 'sent');
    assert.deepEqual([last.view.name, last.view.id], ['web01', 'made']);
    assert.deepEqual(ports.remembered, ['made', 'made']);
  });

  for (const [what, read] of [
    ['fails', () => Promise.reject(new Error('The checking thread ended.'))],
    ['is busy', () => new Promise<undefined>(() => undefined)],
  ] as const) {
    it(`is shown, and its id remembered, also when that thread ${what}`, async () => {
      thread.read = read;
      const running = run(ports);
      assert.deepEqual(await answeredFirst, ['bodyFacts']);
      assert.deepEqual([ports.said, ports.remembered], [['sending', 'answered'], ['made']]);
      thread.letGo();
      assert.equal((await running).status, 'sent');
    });
  }

  it('is kept as it came, but not as the profile that was read of it', async () => {
    thread.letGo();
    await run(ports);
    thread.asked.length = 0;
    assert.ok(long.ok);
    await profileIn(long.answer, thread.workOut);
    assert.deepEqual(thread.asked, ['parsed']);
  });

  it('stands as it was told when nothing can be worked out of it; who sent it learns of the failure', async () => {
    const running = run(ports);
    await answeredFirst;
    thread.letGo(new RangeError('bug'));
    await assert.rejects(running, RangeError);
    const [, first, last] = told;
    assert.ok(first?.state === 'answered' && last?.state === 'ended');
    assert.deepEqual([last.view, last.attempt, last.isShown], [first.view, first.attempt, true]);
    assert.deepEqual(ports.remembered, ['made']);
  });

  it('of an Update does not take what is known for that of an Add', async () => {
    const update = new RecordingPorts({
      check: () => checked([], '{"id": "root", "azureTenantId": "t"}'),
      send: () => Promise.resolve(long),
    });
    await run(update, { intent: 'update' });
    assert.deepEqual([update.said, update.remembered], [['sending', 'answered', 'completed'], ['root']]);
  });
});
