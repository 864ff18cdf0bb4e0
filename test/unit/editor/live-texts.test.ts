import assert from 'node:assert/strict';
import { bundledKinds } from '../../../src/catalog/bundled-kinds';
import { LiveTexts } from '../../../src/editor/live/live-texts';
import type { LiveResult } from '../../../src/live/live-failure';
import type { LiveProfile } from '../../../src/live/live-profile';

const kind = bundledKinds.kind('host');
const ref = (id: string) => ({ environment: 'sandbox', kind, id }) as const;

describe('Live profiles as they were read last', () => {
  let time = 0;
  let reads: string[] = [];
  const texts = () => {
    time = 0;
    reads = [];
    return new LiveTexts(
      ({ id }) => {
        reads.push(id);
        const value = { kind, id, name: undefined, text: `${reads.length}`, etag: undefined, changedAt: undefined };
        return Promise.resolve<LiveResult<LiveProfile>>({ ok: true, value });
      },
      () => time,
    );
  };

  it('are read once for several who ask at once, or shortly after each other', async () => {
    const all = texts();
    await Promise.all([all.get(ref('a')), all.get(ref('a')), all.refresh(ref('a'))]);
    time = 2999;
    await all.get(ref('a'));
    assert.deepEqual(reads, ['a']);
    time = 3000;
    await all.get(ref('a'));
    await all.get(ref('b'));
    assert.deepEqual(reads, ['a', 'a', 'b']);
    assert.equal(all.last(ref('a'))?.text, '2');
  });

  it('are forgotten with the sign-in', async () => {
    const all = texts();
    await all.get(ref('a'));
    all.clear();
    assert.equal(all.last(ref('a')), undefined);
    await all.get(ref('a'));
    assert.deepEqual(reads, ['a', 'a']);
  });

  it('are read again where reading failed', async () => {
    let fails = true;
    const all = new LiveTexts(() =>
      fails ? Promise.reject(new Error('offline')) : Promise.resolve({ ok: true, value: {} as LiveProfile }),
    );
    await assert.rejects(all.get(ref('a')));
    fails = false;
    assert.ok((await all.get(ref('a'))).ok);
  });
});
