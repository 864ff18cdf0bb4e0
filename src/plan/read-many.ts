import type { Kind } from '../catalog/kinds';
import { inTurns, parseBy } from '../difference/work';
import { refusal, type LiveRequest } from '../live/live-failure';
import type { LiveDocument } from '../live/live-profile';
import { getRequest } from '../live/live-requests';
import { deepestProfile, isLargeObject, readOne } from '../live/read-live-answer';
import { bodyFactsBy } from '../response/answer-body';
import type { BatchItem, ItemOutcome } from './batch/item';
import { sendAll } from './batch/send-all';
import type { ServicePorts } from './service';

/** A live profile to read, for somebody. */
export interface WantedRead<T> {
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
 * @param take receives each result as it comes, so that thousands needn't be kept; the next one waits until it is done
 */
export async function readMany<T>(
  wanted: readonly WantedRead<T>[],
  ports: ServicePorts,
  take: (wanted: WantedRead<T>, result: ReadResult) => Promise<void>,
): Promise<void> {
  const byId = new Map<string, { readonly wanted: WantedRead<T>; readonly asked: LiveRequest }>();
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
    arrived: async (results) => {
      const turn = inTurns();
      for (const { item, outcome } of results) {
        const entry = byId.get(item.id);
        if (!entry) continue;
        if (outcome.state === 'answered') await turn(outcome.answer.body.length);
        await take(entry.wanted, await resultOf(entry.asked, entry.wanted.id, outcome, ports));
      }
      done += results.length;
      ports.progress?.('reading', done, items.length);
    },
  });
}

async function resultOf(
  asked: LiveRequest,
  id: string,
  outcome: ItemOutcome,
  { workOut }: ServicePorts,
): Promise<ReadResult> {
  if (outcome.state !== 'answered') return { ok: false, message: outcome.why, status: undefined };
  const { answer } = outcome;
  const isProfile = answer.status === 200;
  const parsed = isProfile && isLargeObject(answer) ? await parseBy(workOut, answer.body, deepestProfile) : undefined;
  const read = isProfile
    ? readOne(asked, answer, id, parsed)
    : refusal(asked, answer, await bodyFactsBy(workOut, answer, asked.kind));
  if (read.ok) return { ok: true, live: read.value };
  return { ok: false, message: read.failure.message, status: answer.status };
}
