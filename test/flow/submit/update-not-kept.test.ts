import assert from 'node:assert/strict';
import { kept, useAdded, type Updating } from './updating';

describe('An Update by difference where the service does not keep it', () => {
  const added = useAdded();
  let file: Updating;
  beforeEach(() => (file = added()));

  beforeEach(() => file.sandbox.faults.arm('not-kept'));

  it('says so of each change, in words too', async () => {
    const outcome = await file.run('update', { os: 'BSD', tags: ['c'] });
    assert.deepEqual(
      [outcome.status, kept(outcome)],
      [
        'sent',
        [
          ['os', false],
          ['tags', false],
        ],
      ],
    );
    const shown = file.told.at(-1);
    assert.ok(shown?.state === 'ended');
    assert.match(shown.view.headline, /answered 200, but .*kept .*os.* as they were/s);
    assert.equal(shown.view.tone, 'warning');
  });

  it('sends it again the next time', async () => {
    await file.run('update', { os: 'BSD' });
    file.sandbox.faults.disarm();
    assert.deepEqual(kept(await file.run('update', { os: 'BSD' })), [['os', true]]);
    assert.equal(file.stored['os'], 'BSD');
  });
});
