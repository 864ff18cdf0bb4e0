import assert from 'node:assert/strict';
import { bodyDigest } from '../../../src/plan/look-up';
import { followingMoves, movedAdds } from '../../../src/plan/moved-adds';
import { emptyJournal, type PendingAdd, type Settled } from '../../../src/plan/state/state';
import { payloadOf } from '../difference/support';

const payload = (fqdn: string) => payloadOf(JSON.stringify({ fqdn }));
const file = (absolute: string, fqdn: string, id?: string) => {
  const one = payload(fqdn);
  return { path: absolute, absolute, kind: one.kind, id, payload: one, problems: [], digest: '' };
};
const addOf = (fqdn: string): PendingAdd => {
  const one = payload(fqdn);
  return { kind: one.kind.id, since: '2026-11-29T00:00:00Z', body: bodyDigest(one) };
};

describe('An Add without an answer, of a file that is gone', () => {
  it('is that of a file with the same text, once; others are left over', () => {
    const gone = [
      ['/old/a', addOf('a')],
      ['/old/b', addOf('b')],
    ] as const;
    const files = [file('/new/a', 'a'), file('/new/copy-of-a', 'a'), file('/new/b', 'b', 'known'), file('/new/c', 'c')];
    const found = movedAdds(files, gone, emptyJournal);
    assert.deepEqual([...found.moved], [['/new/a', '/old/a']]);
    assert.deepEqual(found.abandoned, ['/old/b']);
  });

  it('is not that of a file that has one of its own', () => {
    const found = movedAdds([file('/new/a', 'a')], [['/old/a', addOf('a')]], { pending: () => addOf('a') });
    assert.deepEqual([found.moved.size, found.abandoned], [0, ['/old/a']]);
  });

  it('is known under the new name, and done under both', async () => {
    const settled: Settled[] = [];
    const journal = {
      ...emptyJournal,
      pending: (name: string) => (name === '/old/a' ? addOf('a') : undefined),
      settle: (notes: readonly Settled[]) => Promise.resolve(void settled.push(...notes)),
    };
    const following = followingMoves(journal, new Map([['/new/a', '/old/a']]));
    assert.deepEqual(following.pending('/new/a'), addOf('a'));
    assert.equal(following.pending('/new/b'), undefined);
    const profile = { kind: 'host', id: 'x' } as const;
    await following.settle([
      { file: '/new/a', profile, stillPending: false },
      { file: '/new/b', stillPending: false },
    ]);
    assert.deepEqual(settled, [
      { file: '/new/a', profile, stillPending: false },
      { file: '/old/a', stillPending: false },
      { file: '/new/b', stillPending: false },
    ]);
  });
});
