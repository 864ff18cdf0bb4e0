import assert from 'node:assert/strict';
import { kept, useAdded, type Updating } from './updating';

describe('An Update by difference where somebody else is faster', () => {
  const added = useAdded();
  let file: Updating;
  beforeEach(() => (file = added()));

  const meanwhile = (members: object, times = 1) => {
    let left = times;
    file.before = async ({ method }) => {
      if (method === 'PATCH' && left-- > 0) await file.changeElsewhere(members);
    };
  };

  it('puts both together where they touch different members, without a question', async () => {
    meanwhile({ fqdn: 'theirs.contoso.com' });
    const outcome = await file.run('update', { os: 'BSD', fqdn: undefined });
    assert.deepEqual([outcome.status, kept(outcome)], ['sent', [['os', true]]]);
    assert.deepEqual(file.methods, ['GET', 'PATCH', 'GET', 'PATCH']);
    assert.deepEqual([file.stored['os'], file.stored['fqdn']], ['BSD', 'theirs.contoso.com']);
    assert.deepEqual(file.conflicts, []);
    const shown = file.told.at(-1);
    assert.ok(shown?.state === 'ended' && shown.view.notes.some((note) => note.includes('fqdn')));
  });

  it('keeps what they made of a member that the payload has as it was', async () => {
    meanwhile({ tags: ['theirs'] });
    await file.run('update', { os: 'BSD', tags: ['a', 'b'] });
    assert.deepEqual([file.stored['os'], file.stored['tags']], ['BSD', ['theirs']]);
  });

  for (const [answer, os] of [
    ['ours', 'BSD'],
    ['theirs', 'theirs'],
  ] as const) {
    it(`asks about a member that both changed: ${answer}`, async () => {
      meanwhile({ os: 'theirs' });
      file.answer = answer;
      const outcome = await file.run('update', { os: 'BSD', tags: ['c'] });
      assert.equal(outcome.status, 'sent');
      assert.deepEqual(file.conflicts[0]?.both, [{ property: 'os', before: '"theirs"', after: '"BSD"' }]);
      assert.deepEqual([file.stored['os'], file.stored['tags']], [os, ['c']]);
    });
  }

  it('sends nothing more when the question is canceled', async () => {
    meanwhile({ os: 'theirs' });
    file.answer = 'cancel';
    assert.equal((await file.run('update', { os: 'BSD' })).status, 'cancelled');
    assert.equal(file.stored['os'], 'theirs');
  });

  it('has nothing to send when they did the same', async () => {
    meanwhile({ os: 'BSD' });
    assert.equal((await file.run('update', { os: 'BSD' })).status, 'unchanged');
    assert.equal(file.stored['os'], 'BSD');
  });

  it('reads again once, and no more', async () => {
    meanwhile({ fqdn: 'theirs.contoso.com', displayName: Math.random() }, 2);
    const outcome = await file.run('update', { os: 'BSD' });
    assert.deepEqual(file.methods, ['GET', 'PATCH', 'GET', 'PATCH']);
    assert.equal(outcome.attempt?.result.ok && outcome.attempt.result.answer.status, 412);
    assert.equal(file.stored['os'], 'Linux');
  });
});
