import type { ProfileView } from './store';

/** Bytes below which a log is left alone. */
const small = 4 << 20;
/** Bytes of growth after which a log is written anew whatever is in it: large profiles changed often. */
const muchGrowth = 64 << 20;
/** Records that may be dead beyond every second one. */
const fewRecords = 1000;

/**
 * Whether most of a log is dead, so that writing it anew pays. The work is in proportion to what was appended since the
 * last time.
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
