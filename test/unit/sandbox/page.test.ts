import assert from 'node:assert/strict';
import fc from 'fast-check';
import { bundledCatalog } from '../../../src/catalog/bundled-catalog';
import { readListQuery } from '../../../src/sandbox/query/list-query';
import { findPage } from '../../../src/sandbox/query/page';
import type { Profile } from '../../../src/sandbox/store/store';

const { kind } = bundledCatalog;

const profile = (made: number, body: object): Profile => ({
  kind: 'ip',
  id: `p${made}`,
  made,
  revision: made,
  text: JSON.stringify({ id: `p${made}`, ...body }),
});

const query = (options: Record<string, string>) =>
  readListQuery(new URLSearchParams(options), kind('ip'), bundledCatalog);

async function idsOf(profiles: readonly Profile[], options: Record<string, string>): Promise<string> {
  return (await findPage(profiles, query(options))).profiles.map(({ id }) => id).join(' ');
}

/** Follows the pages to the end; `between` may change the list after each. */
async function follow(
  profiles: () => readonly Profile[],
  options: Record<string, string>,
  between: () => void = () => undefined,
): Promise<string[]> {
  const ids: string[] = [];
  let next: string | undefined;
  do {
    const page = await findPage(
      profiles(),
      query(next === undefined ? options : { ...options, $skip: '0', $skiptoken: next }),
    );
    ids.push(...page.profiles.map(({ id }) => id));
    next = page.next;
    between();
  } while (next !== undefined);
  return ids;
}

const five = [3, 1, 2, 2, 5].map((countHits, index) =>
  profile(index + 1, { countHits, address: index === 4 ? null : `10.0.0.${index}` }),
);

describe('sandbox: pages of a list', () => {
  it('lists in the order of creation', async () => {
    assert.equal(await idsOf(five, {}), 'p1 p2 p3 p4 p5');
    assert.equal(await idsOf(five, { $skip: '1', $top: '2' }), 'p2 p3');
    assert.equal(await idsOf(five, { $top: '0' }), '');
    assert.equal(await idsOf(five, { $skip: '9' }), '');
  });

  it('sorts by several columns, null first, equal ones by creation', async () => {
    assert.equal(await idsOf(five, { $orderby: 'countHits' }), 'p2 p3 p4 p1 p5');
    assert.equal(await idsOf(five, { $orderby: 'countHits desc, address desc' }), 'p5 p1 p4 p3 p2');
    assert.equal(await idsOf(five, { $orderby: 'address asc' }), 'p5 p1 p2 p3 p4');
    assert.equal(await idsOf(five, { $orderby: 'address desc' }), 'p4 p3 p2 p1 p5');
  });

  it('sorts date-times by instant and Int64 by number', async () => {
    const seen = ['2030-01-01T00:00:00Z', '2030-01-01T01:00:00+02:00', '2029-12-31T23:30:00-01:00'];
    const profiles = seen.map((firstSeenDateTime, index) => profile(index + 1, { firstSeenDateTime }));
    assert.equal(await idsOf(profiles, { $orderby: 'firstSeenDateTime' }), 'p2 p1 p3');
    const sizes = ['9007199254740993', '5', '9007199254740992'].map((size, index) => ({
      ...profile(index + 1, {}),
      text: `{"size":${size}}`,
    }));
    const page = await findPage(
      sizes,
      readListQuery(new URLSearchParams({ $orderby: 'size' }), kind('file'), bundledCatalog),
    );
    assert.deepEqual(
      page.profiles.map(({ id }) => id),
      ['p2', 'p3', 'p1'],
    );
  });

  it('counts what fits, before paging', async () => {
    const page = await findPage(five, query({ $filter: 'countHits lt 3', $count: 'true', $top: '1', $skip: '1' }));
    assert.deepEqual([page.count, page.profiles.map(({ id }) => id)], [3, ['p3']]);
    assert.equal((await findPage(five, query({ $top: '1' }))).count, undefined);
  });

  it('gives every profile once, whatever the size of the pages, the filter and the order', async () => {
    const options = fc.record(
      {
        $top: fc.integer({ min: 1, max: 4 }).map(String),
        $filter: fc.constantFrom('countHits ge 0', 'countHits lt 3'),
        $orderby: fc.constantFrom('countHits desc', 'address', 'address desc,countHits'),
        $count: fc.constantFrom('true', 'false'),
      },
      { requiredKeys: ['$top'] },
    );
    const hits = fc.array(fc.integer({ min: 0, max: 4 }), { maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(options, hits, async (chosen, list) => {
        const profiles = list.map((countHits, index) =>
          profile(index + 1, { countHits, address: `a${countHits % 2}` }),
        );
        const whole = await findPage(profiles, query({ ...chosen, $top: '999' }));
        assert.deepEqual(
          await follow(() => profiles, chosen as Record<string, string>),
          whole.profiles.map(({ id }) => id),
        );
      }),
      { numRuns: 150 },
    );
  });

  it('neither skips nor repeats when profiles come and go between two pages', async () => {
    for (const $orderby of [undefined, 'countHits']) {
      let list = [...five];
      const seen = await follow(
        () => list,
        { $top: '2', ...($orderby ? { $orderby } : {}) },
        () => {
          list = list.filter(({ id }) => id !== 'p1' && id !== 'p2');
        },
      );
      assert.equal(new Set(seen).size, seen.length);
      for (const { id } of list) assert.ok(seen.includes(id), `${id} is missing, ordered by ${$orderby ?? 'creation'}`);
    }
  });

  it('pages through keys that are too long for a URL', async () => {
    const profiles = [2, 1, 3].map((n, index) => profile(index + 1, { address: `${'x'.repeat(3000)}${n}` }));
    assert.deepEqual(await follow(() => profiles, { $top: '1', $orderby: 'address' }), ['p2', 'p1', 'p3']);
  });

  it('ends a page early when it grows too large to send', async () => {
    const large = [1, 2, 3, 4, 5].map((made) => profile(made, { address: 'x'.repeat(5 << 20) }));
    const { profiles, next } = await findPage(large, query({ $top: '10' }));
    assert.equal(profiles.length, 3);
    assert.ok(next);
    assert.equal((await follow(() => large, { $top: '10' })).length, 5);
  });

  it('refuses a token of another list, and one that is made up', async () => {
    const { next = '' } = await findPage(five, query({ $top: '2' }));
    assert.throws(() => query({ $skiptoken: next, $filter: 'countHits eq 1' }), { status: 400 });
    for (const $skiptoken of [
      '',
      'abc',
      Buffer.from('null').toString('base64url'),
      Buffer.from('{"f":"0"}').toString('base64url'),
    ]) {
      assert.throws(() => query({ $skiptoken }), { status: 400, message: /does not belong/ });
    }
  });

  const refused: readonly (readonly [string, string, RegExp])[] = [
    ['$top', '-1', /whole number/],
    ['$top', '1.5', /whole number/],
    ['$skip', 'x', /whole number/],
    ['$count', 'yes', /true or false/],
    ['$orderby', 'tags', /no order/],
    ['$orderby', 'vendorInformation', /no order/],
    ['$orderby', 'countHits up', /must be a property/],
    ['$orderby', 'countHits,', /must be a property/],
    ['$orderby', 'nothing', /Could not find a property named 'nothing'/],
    ['$orderby', 'contains(address,1)', /must be a property/],
    ['$select', 'adress', /Did you mean "address"/],
    ['$select', 'vendorInformation/vendor', /not parts of them/],
    ['$select', '', /list of property names/],
    ['$expand', 'security', /nothing to expand/],
    ['$search', 'x', /does not search/],
    ['$apply', 'x', /not supported/],
    ['$TOPS', '1', /not supported/],
  ];
  for (const [name, value, sentence] of refused) {
    it(`refuses ${name}=${value}`, () => {
      assert.throws(() => query({ [name]: value }), { status: 400, message: sentence });
    });
  }

  it('refuses an option that is there twice, knows them without case, ignores what is none', () => {
    const read = (text: string) => readListQuery(new URLSearchParams(text), kind('ip'), bundledCatalog);
    assert.throws(() => read('$top=1&$Top=2'), { status: 400, message: /twice/ });
    assert.equal(read('$TOP=7&top=3&ConsistencyLevel=eventual').pageSize, 7);
    assert.equal(read('$top=5000').pageSize, 999);
  });
});
