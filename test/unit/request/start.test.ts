import assert from 'node:assert/strict';
import type { Environment } from '../../../src/request/environment';
import type { SubmitPorts, SubmitState } from '../../../src/submit/submission';
import { checked, error, RecordingPorts, run, sandbox } from './recording-ports';

const environment: Environment = { name: 'sandbox', label: 'sandbox', base: '' };

describe('A send that has to start the sandbox first', () => {
  /** What was told, and how much of it when the sandbox was asked for. */
  async function sending(
    text: string,
    intent: 'add' | 'update',
    more: Partial<SubmitPorts> & { knownId?: string } = {},
  ) {
    const told: SubmitState[] = [];
    let before: number | undefined;
    const { knownId } = more;
    const ports = new RecordingPorts({ check: () => checked([], text), knownId });
    const watched: Partial<SubmitPorts> = {
      starting: () => environment,
      target() {
        before = told.length;
        return Promise.resolve(sandbox);
      },
      tell: (state) => void told.push(state),
      ...more,
    };
    const outcome = await run(Object.assign(ports, watched), { intent });
    const announced = told.flatMap((state) => (state.state === 'sending' ? [state.announcement] : []));
    return { before, announced, outcome, told };
  }

  it('says at once what is under way, and the same sentence when it goes out: it is announced once', async () => {
    const ways = [
      await sending('{"azureTenantId": "t"}', 'add'),
      await sending('{"id": "7", "azureTenantId": "t"}', 'update'),
      await sending('{"azureTenantId": "t"}', 'update', { knownId: '7' }),
    ];
    for (const { before, announced, outcome } of ways) {
      assert.deepEqual([before, outcome.status, announced.length], [1, 'sent', 2]);
      assert.equal(announced[0]?.headline, announced[1]?.headline);
    }
    assert.deepEqual(
      ways.map(({ announced: [first] }) => first?.detail),
      ['POST', 'PATCH', 'PATCH'].map((method, at) => `${method} /security/hostSecurityProfiles${at > 0 ? '/7' : ''}`),
    );
  });

  it('says nothing before the person was asked which profile an Update is of', async () => {
    const { before, announced } = await sending('{"azureTenantId": "t"}', 'update');
    assert.deepEqual([before, announced.length], [0, 1]);
  });

  it('says nothing of what is held back, or goes somewhere that is there already', async () => {
    const held = await sending('', 'add', { check: () => checked([error]) });
    assert.deepEqual(
      held.told.map(({ state }) => state),
      ['blocked'],
    );
    const running = await sending('{"azureTenantId": "t"}', 'add', { starting: () => undefined });
    assert.deepEqual([running.before, running.announced.length], [0, 1]);
  });
});
