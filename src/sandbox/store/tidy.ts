import type { ProfileView } from './store';

/** Bytes below which a log is left alone. */
const small = 4 << 20;
/** Bytes of growth after which a log is rewritten in any case: large profiles that change often. */
const muchGrowth = 64 << 20;
/** How many records may be obsolete beyond half of them. */
const fewRecords = 1000;

/**
 * Whether most of a log is obsolete, so that a rewrite pays off. Its cost is proportional to what was appended since the last
 * one.
 *
 * @param base the log's bytes after the last rewrite
 */
export function worthRewriting(
  log: { readonly length: number; readonly records: number },
  base: number,
  table: Pick<ProfileView, 'count'>,
): boolean {
  if (log.length < small || log.length < base * 1.25) return false;
  return log.records > 2 * table.count() + fewRecords || log.length > 2 * base + muchGrowth;
}
