import assert from 'node:assert/strict';
import { kept, minutes, useAdded, type Updating } from './updating';

describe('An Update by difference where reads lag', () => {
  const added = useAdded();
  let file: Updating;
  beforeEach(() => (file = added()));

  for (const [seconds, waits] of [
    [0.5, 1],
    [5, 3],
  ] as const) {
    it(`finds a profile that was just added after ${seconds} s, and adds no second one`, async () => {
      file.sandbox.faults.arm(`lag; delay=${seconds * 1000}`);
      const outcome = await file.run('update', { os: 'BSD', tags: ['a', 'b'] });
      assert.deepEqual([outcome.status, kept(outcome)], ['sent', [['os', true]]]);
      assert.equal(file.waits.length, waits);
      assert.deepEqual([file.sandbox.count(), file.stored['os']], [1, 'BSD']);
    });

    it(`waits ${seconds} s for its own change, and sends one that takes it back`, async () => {
      file.later(minutes(1));
      await file.run('update', { os: 'BSD' });
      file.sandbox.faults.arm(`lag; delay=${seconds * 1000}`);
      const outcome = await file.run('update', { os: 'Linux' });
      assert.equal(file.waits.length, waits);
      assert.deepEqual(outcome.changes, [{ property: 'os', before: '"BSD"', after: '"Linux"', kept: true }]);
      assert.equal(file.stored['os'], 'Linux');
    });
  }

  it('gives up on a profile that is not to be seen for 40 s: nothing is sent, no id is lost', async () => {
    const { id } = file;
    file.sandbox.faults.arm('lag; delay=40000');
    const outcome = await file.run('update', { os: 'BSD' });
    assert.equal(outcome.status, 'failed');
    assert.equal(file.waits.length, 5);
    assert.equal(
      file.waits.reduce((sum, each) => sum + each),
      30_000,
    );
    assert.deepEqual([file.sandbox.count(), file.memory.profile?.id], [1, id]);
  });

  it('goes by what its own write left after 30 s, with that version’s entity tag', async () => {
    file.later(minutes(1));
    await file.run('update', { os: 'BSD' });
    file.sandbox.faults.arm('lag; delay=40000');
    const same = await file.run('update', { os: 'BSD' });
    assert.equal(same.status, 'unchanged');
    const back = await file.run('update', { os: 'Linux', tags: ['a', 'b'] });
    assert.deepEqual([back.status, kept(back)], ['sent', [['os', true]]]);
    assert.equal(file.stored['os'], 'Linux');
  });

  it('sends what is taken back although the key of what is known was lost meanwhile', async () => {
    file.later(minutes(1));
    await file.run('update', { os: 'BSD' });
    file.memory.secret = 'another key';
    file.sandbox.faults.arm('lag; delay=40000');
    const back = await file.run('update', { os: 'Linux', tags: ['a', 'b'] });
    assert.deepEqual([back.status, file.stored['os']], ['sent', 'Linux']);
  });

  it('sends only what differs from the version that its own write made, although that key was lost', async () => {
    file.later(minutes(1));
    await file.run('update', { os: 'BSD' });
    file.memory.secret = 'another key';
    const outcome = await file.run('update', { os: 'Linux', tags: ['a', 'b'] });
    assert.deepEqual(kept(outcome), [['os', true]]);
  });

  it('waits for nothing where somebody else has changed the profile since', async () => {
    file.later(minutes(1));
    await file.run('update', { os: 'BSD' });
    await file.changeElsewhere({ os: 'theirs' });
    const outcome = await file.run('update', { os: 'BSD' });
    assert.deepEqual([file.waits, outcome.changes?.[0]?.before], [[], '"theirs"']);
  });
});
