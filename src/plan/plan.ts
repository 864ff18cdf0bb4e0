import type { Kind, KindId } from '../catalog/kinds';
import type { Change, Difference } from '../difference/compare';
import type { RootMembers } from '../difference/root-members';
import type { SendablePayload } from '../request/graph-request';
import type { Problem } from '../validation/problem';

/** What would happen to a payload file, or to the profile of one that is gone (contract §11). */
export type Action =
  | 'add'
  | 'update'
  | 'unchanged'
  /** It has errors. */
  | 'blocked'
  /** Its id is not there. */
  | 'missing'
  /** Two files have one id. */
  | 'conflict'
  /** The file, or the live profile, could not be read. */
  | 'failed'
  /** Its payload file is gone, and `--prune` was said. */
  | 'delete';

/** A file of a plan. */
export interface PlanRow {
  /** As it is shown. */
  readonly path: string;
  readonly absolute: string;
  readonly kind: KindId | undefined;
  readonly id: string | undefined;
  readonly action: Action;
  /** Of an Update, in the payload's order. */
  readonly changes: readonly Change[];
  /** Collections whose items only stand in another order. */
  readonly reordered: readonly string[];
  readonly problems: readonly Problem[];
  /** Why it is missing, in conflict or failed, or why an Add will not go out, as a sentence. */
  readonly error?: string | undefined;
  /** An Add of it may have been carried out by an earlier run. */
  readonly isPending: boolean;
  /** SHA-256 of the text that was planned; missing where the file is gone. */
  readonly digest?: string | undefined;
  /** What applying needs. */
  readonly send?: RowWrite | undefined;
  /** The live profile's ETag, where it was read. */
  readonly etag?: string | undefined;
}

/** What goes out for a row, and what it was made of. */
export type RowWrite =
  | { readonly what: 'add'; readonly kind: Kind; readonly payload: SendablePayload; readonly digest: string }
  | {
      readonly what: 'update';
      readonly kind: Kind;
      readonly id: string;
      readonly payload: SendablePayload;
      readonly digest: string;
      readonly difference: Difference;
      /** The profile as it was read. */
      readonly live: RootMembers;
      readonly etag: string | undefined;
    }
  | {
      readonly what: 'delete';
      readonly kind: Kind;
      readonly id: string;
      readonly etag: string | undefined;
      /** All names of the file. Nothing is deleted where one of them is there again. */
      readonly names: readonly string[];
    };

export interface Plan {
  readonly base: string;
  readonly rows: readonly PlanRow[];
  /** Profiles of the state whose payload file is gone, and that are left alone. */
  readonly orphaned: readonly { readonly path: string; readonly kind: KindId; readonly id: string }[];
}

/** How many of everything there are. */
export type PlanSummary = Readonly<
  Record<
    'files' | 'add' | 'update' | 'unchanged' | 'blocked' | 'missing' | 'conflict' | 'orphaned' | 'failed' | 'delete',
    number
  >
>;

export function summaryOf({ rows, orphaned }: Plan): PlanSummary {
  const count = (action: Action) => rows.filter((row) => row.action === action).length;
  return {
    files: rows.length - count('delete'),
    add: count('add'),
    update: count('update'),
    unchanged: count('unchanged'),
    blocked: count('blocked'),
    missing: count('missing'),
    conflict: count('conflict'),
    orphaned: orphaned.length,
    failed: count('failed'),
    delete: count('delete'),
  };
}

/** Whether a row would be sent. */
export const isSent = ({ send }: Pick<PlanRow, 'send'>) => send !== undefined;
