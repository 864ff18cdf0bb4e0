import { indexAfter } from '../store/kind-index';
import type { Profile } from '../store/store';
import type { ListQuery } from './list-query';
import { matching, visitAll } from './matching';
import type { Order, SortKey } from './order';
import { writeSkipToken, type PageStart } from './skip-token';

export interface Page {
  readonly profiles: readonly Profile[];
  /** The number of all matching profiles, if requested. */
  readonly count: number | undefined;
  /** The `$skiptoken` of the next page, if there is one. */
  readonly next: string | undefined;
}

interface Row {
  readonly profile: Profile;
  readonly key?: SortKey;
}

async function sorted(profiles: readonly Profile[], order: Order, filter: ListQuery['filter']): Promise<Row[]> {
  const rows: Required<Row>[] = [];
  await visitAll(profiles, (profile) => {
    if (!filter || filter(profile.text)) rows.push({ profile, key: order.keyOf(profile.text) });
    return true;
  });
  return rows.sort((a, b) => order.compare(a.key, b.key) || a.profile.made - b.profile.made);
}

/** Index of the first row after a position. */
function startOf(rows: readonly Row[], from: PageStart | undefined, order: Order | undefined): number {
  if (!from) return 0;
  if ('skipped' in from) return from.skipped;
  if (!order)
    return indexAfter(
      rows.map(({ profile }) => profile),
      from.made,
    );
  const { key = [], made } = from;
  const index = rows.findIndex((row) => (order.compare(row.key ?? [], key) || row.profile.made - made) > 0);
  return index < 0 ? rows.length : index;
}

/** Most characters of profiles on a page, though at least one profile: 999 of 4 MiB would be too much to send. */
const largestPage = 16 << 20;

/** Index after the last row of the page that starts at `start`. */
function endOf(rows: readonly Row[], start: number, pageSize: number): number {
  let size = 0;
  for (let index = start; index < start + pageSize; index += 1) {
    size += rows[index]?.profile.text.length ?? 0;
    if (size > largestPage && index > start) return index;
  }
  return start + pageSize;
}

function cut(rows: readonly Row[], start: number, total: number | undefined, query: ListQuery): Page {
  const end = endOf(rows, start, query.pageSize);
  const page = rows.slice(start, end);
  const last = page.at(-1);
  const more = last !== undefined && end < rows.length;
  return {
    profiles: page.map(({ profile }) => profile),
    count: query.count ? total : undefined,
    next: more ? writeSkipToken(query.fingerprint, last.profile.made, last.key, end) : undefined,
  };
}

/** The plain list in the order of creation: only the page itself is read. */
function plainPage(profiles: readonly Profile[], query: ListQuery): Page {
  const { from, skip, pageSize } = query;
  const start = (from && 'made' in from ? indexAfter(profiles, from.made) : 0) + skip;
  // One more than the page tells whether there is a next one.
  const rows = profiles.slice(start, start + pageSize + 1).map((profile) => ({ profile }));
  return cut(rows, 0, profiles.length, query);
}

/** Finds the page that a query asks for. */
export async function findPage(profiles: readonly Profile[], query: ListQuery): Promise<Page> {
  const { filter, order, from, skip, pageSize, count } = query;
  if (order) {
    const rows = await sorted(profiles, order, filter);
    return cut(rows, startOf(rows, from, order) + skip, rows.length, query);
  }
  if (!filter) return plainPage(profiles, query);
  const start = from && 'made' in from ? indexAfter(profiles, from.made) : 0;
  if (count) {
    const rows = (await matching(profiles, filter)).map((profile) => ({ profile }));
    return cut(rows, startOf(rows, from, undefined) + skip, rows.length, query);
  }
  const found = await matching(profiles.slice(start), filter, skip + pageSize + 1);
  return cut(
    found.map((profile) => ({ profile })),
    skip,
    undefined,
    query,
  );
}
