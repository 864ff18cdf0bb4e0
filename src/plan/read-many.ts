import type { Kind } from '../catalog/kinds';
import { refusal, type Asked } from '../live/live-failure';
import type { LiveDocument } from '../live/live-profile';
import { getRequest } from '../live/live-requests';
import { readOne } from '../live/read-live-answer';
import type { BatchItem, ItemOutcome } from './batch/item';
import { sendAll } from './batch/send-all';
import type { ServicePorts } from './service';

/** A live profile to read, for somebody. */
export interface Wanted<T> {
  readonly for: T;
  readonly kind: Kind;
  readonly id: string;
}

/** What came of a read. */
export type ReadResult =
  | { readonly ok: true; readonly live: LiveDocument }
  | { readonly ok: false; readonly message: string; readonly status: number | undefined };

/**
 * Reads many live profiles by `$batch`, each once.
 *
 * @param take receives each result as it comes, so that thousands need not be kept
 */
export async function readMany<T>(
  wanted: readonly Wanted<T>[],
  ports: ServicePorts,
  take: (wanted: Wanted<T>, result: ReadResult) => void,
): Promise<void> {
  const byId = new Map<string, { readonly wanted: Wanted<T>; readonly asked: Asked }>();
  const items = wanted.map((one, index): BatchItem => {
    const { environment, newGuid } = ports;
    const request = getRequest(environment.base, one.kind, one.id, newGuid());
    const id = String(index + 1);
    byId.set(id, { wanted: one, asked: { operation: 'get', kind: one.kind, environment, request } });
    return { id, request };
  });
  let done = 0;
  await sendAll(items, {
    ...ports,
    base: ports.environment.base,
    arrived: (results) => {
      for (const { item, outcome } of results) {
        const entry = byId.get(item.id);
        if (entry) take(entry.wanted, resultOf(entry.asked, entry.wanted.id, outcome));
      }
      done += results.length;
      ports.progress?.('reading', done, items.length);
      return Promise.resolve();
    },
  });
}

function resultOf(asked: Asked, id: string, outcome: ItemOutcome): ReadResult {
  if (outcome.state !== 'answered') return { ok: false, message: outcome.why, status: undefined };
  const { answer } = outcome;
  const read = answer.status === 200 ? readOne(asked, answer, id) : refusal(asked, answer);
  if (read.ok) return { ok: true, live: read.value };
  return { ok: false, message: read.failure.message, status: answer.status };
}
