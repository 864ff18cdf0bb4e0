import assert from 'node:assert/strict';
import { listFrom } from '../../../src/editor/tools/list-from';
import { hostKind, ScriptedService, set } from '../live/scripted-service';

let links = 0;

/** A page with profiles of these numbers, and a link to a next one that no page before had. */
const page = (...numbers: readonly number[]) => ({
  '@odata.count': 7000,
  value: numbers.map((number) => ({ id: `${number}` })),
  '@odata.nextLink': `${set}?$skiptoken=${(links += 1)}`,
});

async function idsFrom(service: ScriptedService, offset: number) {
  const { profiles, count, next } = await listFrom(service.client, hostKind, { top: 2 }, offset);
  return { ids: profiles.map(({ id }) => id), count, more: next !== undefined };
}

describe('The profiles of a list that a language model gets', () => {
  it('are those of the page with that number, from that one on', async () => {
    const pages = [page(0, 1), page(2, 3), page(4)];
    for (const [offset, ids] of [
      [0, ['0', '1']],
      [1, ['1']],
      [2, ['2', '3']],
      [4, ['4']],
    ] as const) {
      assert.deepEqual(await idsFrom(new ScriptedService(...pages), offset), { ids, count: 7000, more: true });
    }
  });

  it('are those of the first page that has some', async () => {
    const service = new ScriptedService(page(), page(), page(0), page(1));
    assert.deepEqual((await idsFrom(service, 0)).ids, ['0']);
  });

  it('are none beyond the end', async () => {
    const service = new ScriptedService(page(0, 1), { value: [{ id: '2' }] });
    assert.deepEqual(await idsFrom(service, 9), { ids: [], count: 7000, more: false });
  });

  for (const [what, each, offset] of [
    ['empty pages', [], 0],
    ['pages before', [1, 2], 1_000_000],
  ] as const) {
    it(`aren’t looked for without an end: ${what}`, async () => {
      const service = new ScriptedService(...Array.from({ length: 100 }, () => page(...each)));
      await assert.rejects(idsFrom(service, offset), {
        message: `Only the first 20 pages of a list can be read, and offset ${offset} is beyond them. Use a filter.`,
      });
      assert.equal(service.requests.length, 20);
    });
  }

  it('are those of the last page that is looked at, after which nobody can go on', async () => {
    const pages = Array.from({ length: 20 }, (_, index) => page(index));
    for (const [offset, canGoOn] of [
      [18, true],
      [19, false],
    ] as const) {
      const found = await listFrom(new ScriptedService(...pages).client, hostKind, { top: 2 }, offset);
      assert.deepEqual([found.profiles[0]?.id, found.canGoOn], [`${offset}`, canGoOn]);
    }
  });

  it('are asked for by a narrower filter where there is one', async () => {
    const query = { top: 2, filter: "fqdn eq 'a'" };
    assert.equal(
      (await listFrom(new ScriptedService(page(0)).client, hostKind, query, 0)).narrowBy,
      'a narrower filter',
    );
    assert.equal((await listFrom(new ScriptedService(page(0)).client, hostKind, {}, 0)).narrowBy, 'a filter');
    const { client } = new ScriptedService(...Array.from({ length: 20 }, () => page()));
    await assert.rejects(listFrom(client, hostKind, { top: 2, filter: "fqdn eq 'a'" }, 0), / Use a narrower filter\.$/);
  });

  it('come with how many entries had to be left out, on pages before, too', async () => {
    const without = (...numbers: readonly number[]) => {
      const { value, ...rest } = page(...numbers);
      return { ...rest, value: [{ fqdn: 'no-id' }, ...value] };
    };
    for (const [offset, unreadable] of [
      [0, 2],
      [1, 3],
    ] as const) {
      const service = new ScriptedService(without(), without(0), without(1));
      assert.equal((await listFrom(service.client, hostKind, { top: 2 }, offset)).unreadable, unreadable);
    }
  });

  it('are a failure, in words, where the service has one', async () => {
    const service = new ScriptedService(page(0), { failure: 'ECONNRESET' });
    await assert.rejects(idsFrom(service, 1), {
      message: 'Can’t list host profiles: graph.microsoft.com didn’t respond.',
    });
  });
});
