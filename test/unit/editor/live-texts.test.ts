import assert from 'node:assert/strict';
import { bundledKinds } from '../../../src/catalog/bundled-kinds';
import { workOutHere, type WorkOut } from '../../../src/difference/work';
import { parseDocument } from '../../../src/document/parse-document';
import { liveText } from '../../../src/editor/live/live-text';
import { LiveTexts } from '../../../src/editor/live/live-texts';
import type { LiveResult } from '../../../src/live/live-failure';
import type { LiveProfile } from '../../../src/live/live-profile';

const kind = bundledKinds.kind('host');
const live = (text: string) => ({ kind, id: 'a', name: undefined, text, etag: undefined, changedAt: undefined });
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
        return Promise.resolve<LiveResult<LiveProfile>>({ ok: true, value: { ...live(`${reads.length}`), id } });
      },
      () => time,
    );
  };

  it('are read once for several who ask at once, or shortly after each other', async () => {
    const all = texts();
    await Promise.all([all.get(ref('a')), all.get(ref('a')), all.get(ref('a'))]);
    time = 2999;
    await all.get(ref('a'));
    assert.deepEqual(reads, ['a']);
    time = 3000;
    await all.get(ref('a'));
    await all.get(ref('b'));
    assert.deepEqual(reads, ['a', 'a', 'b']);
  });

  it('are read once more for all who ask because of a change while they are being read', async () => {
    const all = texts();
    const first = all.get(ref('a'));
    const again = await Promise.all([all.refresh(ref('a')), all.refresh(ref('a'))]);
    assert.deepEqual(reads, ['a', 'a']);
    assert.ok((await first).ok);
    assert.deepEqual(
      again.map((result) => result.ok && result.value.text),
      ['2', '2'],
    );
  });

  it('are forgotten with the sign-in', async () => {
    const all = texts();
    await all.get(ref('a'));
    all.clear();
    await all.get(ref('a'));
    assert.deepEqual(reads, ['a', 'a']);
  });

  it('are read anew for whoever waits when the sign-in changes while they are being read', async () => {
    let answer: (() => void) | undefined;
    let who = 'before';
    const all = new LiveTexts(async ({ id }) => {
      const value = { ...live(who), id };
      if (who === 'before') await new Promise<void>((resolve) => (answer = resolve));
      return { ok: true, value };
    });
    const waiting = all.get(ref('a'));
    who = 'after';
    all.clear();
    await all.refresh(ref('a'));
    answer?.();
    const results = [await waiting, await all.get(ref('a'))];
    assert.deepEqual(
      results.map((result) => result.ok && result.value.text),
      ['after', 'after'],
    );
  });

  it('are read anew for whoever waits when what fails began before the sign-in changed', async () => {
    let fail: (() => void) | undefined;
    const all = new LiveTexts(async ({ id }) => {
      if (!fail) await new Promise<void>((_, reject) => (fail = () => reject(new Error('Sign in first.'))));
      return { ok: true, value: { ...live('after'), id } };
    });
    const waiting = all.get(ref('a'));
    all.clear();
    fail?.();
    const result = await waiting;
    assert.equal(result.ok && result.value.text, 'after');
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

describe('The text of a live document', () => {
  it('is laid out where it holds nobody up, however deep it is, and has no token in it', async () => {
    const done: string[] = [];
    const workOut: WorkOut = (name, ...given) => {
      done.push(name);
      return workOutHere(name, ...given);
    };
    const token = 'x'.repeat(30);
    const deep = `${'['.repeat(10_000)}${']'.repeat(10_000)}`;
    const text = await liveText(
      live(`{"id":"a","os":"Bearer ${token}","deep":${deep}}`),
      undefined,
      undefined,
      workOut,
    );
    assert.match(text, /^\{\n {2}"id": "a",\n {2}"os": "Bearer redacted",\n {2}"deep": \[\n/);
    assert.deepEqual(done, ['laidOut']);
  });

  it('beside a response has none of the root’s transport annotations, and all else', async () => {
    const inside = '"a":{"@odata.etag":"y"}';
    const text = `{"@odata.context":"x","id":"a",${inside},"@odata.type":"t","\\u0040odata.etag":"y"}`;
    const beside = await liveText(live(text), 'response', undefined, workOutHere);
    assert.deepEqual(JSON.parse(beside), { id: 'a', a: { '@odata.etag': 'y' }, '@odata.type': 't' });
    assert.deepEqual(JSON.parse(await liveText(live(text), undefined, undefined, workOutHere)), JSON.parse(text));
  });

  it('beside a payload is read and arranged where it holds nobody up', async () => {
    const done: string[] = [];
    const workOut: WorkOut = (name, ...given) => {
      done.push(name);
      return workOutHere(name, ...given);
    };
    const payload = parseDocument('{ "os": "new" }');
    assert.equal(await liveText(live('{"os":"old","id":"a"}'), payload, undefined, workOut), '{ "os": "old" }');
    assert.deepEqual(done, ['parsed', 'arrangedLike']);
  });
});
