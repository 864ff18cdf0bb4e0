import { leavesOpen } from '../../difference/kept';
import { HumanError } from '../../errors';
import type { BatchItem } from '../batch/item';
import { sendAll } from '../batch/send-all';
import { bodyDigest } from '../look-up';
import type { Plan, PlanRow } from '../plan';
import type { Settled } from '../state/state';
import { judgeOutcome, traceOf, type Judgement } from './judge-answer';
import { keptOf } from './kept';
import { noteDone, noteFound } from './notes';
import type { ApplyPorts, Outgoing } from './ports';
import { resolveLost, type Lost } from './resolve-lost';
import { resultWithoutSending, type AppliedRow, type Result } from './result';
import { writeRequest } from './write-request';

/** What applying came to. */
export interface Applied {
  readonly rows: readonly AppliedRow[];
  /** Why it ended early, as a sentence: the journal could not be written. */
  readonly trouble: string | undefined;
}

const fileChanged = 'The file has changed since it was planned. Run it again.';
const neverSent = 'It wasn’t sent.';

/**
 * Carries a plan out through `$batch`. An Add is noted before it goes out, and goes out once; an Update goes to the version
 * that was compared. What has no answer is looked for; what stays open is `unknown`.
 */
export async function applyPlan({ rows }: Plan, ports: ApplyPorts): Promise<Applied> {
  const run = new Run(rows, ports);
  let trouble: string | undefined;
  try {
    await run.begin();
    await run.send();
    await run.resolve();
  } catch (error) {
    if (!HumanError.is(error)) throw error;
    trouble = error.message;
  }
  return { rows: rows.map((row) => ({ ...row, result: run.resultOf(row) })), trouble };
}

class Run {
  private readonly results = new Map<PlanRow, Result>();
  private readonly outgoing = new Map<string, Outgoing>();
  private readonly lost: Lost[] = [];

  constructor(
    private readonly rows: readonly PlanRow[],
    private readonly ports: ApplyPorts,
  ) {
    const { environment, newGuid } = ports;
    rows.forEach((row, index) => {
      const { send } = row;
      if (!send) this.results.set(row, resultWithoutSending(row));
      else
        this.outgoing.set(String(index + 1), { row, send, request: writeRequest(send, environment.base, newGuid()) });
    });
  }

  resultOf(row: PlanRow): Result {
    return this.results.get(row) ?? { status: 'notSent', id: row.id, error: neverSent };
  }

  /** Notes what planning has found out. */
  async begin(): Promise<void> {
    await this.ports.journal.settle(this.rows.flatMap((row) => noteFound(row, this.ports.journal) ?? []));
  }

  async send(): Promise<void> {
    const items = [...this.outgoing].map(([id, { request }]): BatchItem => ({ id, request }));
    let done = 0;
    await sendAll(items, {
      ...this.ports,
      base: this.ports.environment.base,
      departing: (going) => this.departing(going),
      postponed: (waiting) => this.ports.journal.settle(waiting.flatMap(({ id }) => this.notAdded(id))),
      arrived: async (results) => {
        const settled = results.flatMap(({ item, outcome }) => {
          const out = this.outgoing.get(item.id);
          if (!out) return [];
          return this.take(out, judgeOutcome(out.send, out.request, outcome, this.ports.environment));
        });
        done += results.length;
        this.ports.progress?.('sending', done, items.length);
        await this.ports.journal.settle(settled);
      },
    });
  }

  async resolve(): Promise<void> {
    await resolveLost(this.lost, this.ports, (out, result, settled) => {
      this.results.set(out.row, result);
      return this.ports.journal.settle(settled ? [settled] : []);
    });
  }

  /** Files that have changed since stay behind; Adds are noted before they go. */
  private async departing(items: readonly BatchItem[]): Promise<readonly BatchItem[]> {
    const going = items.filter(({ id }) => {
      const out = this.outgoing.get(id);
      if (!out || out.send.what === 'delete') return true;
      if (this.ports.unchanged(out.row.absolute, out.send.digest)) return true;
      this.results.set(out.row, { status: 'notSent', id: out.row.id, error: fileChanged });
      return false;
    });
    const since = new Date(this.ports.date()).toISOString();
    const adds = going.flatMap(({ id }) => {
      const { row, send } = this.outgoing.get(id) ?? {};
      if (!row || send?.what !== 'add') return [];
      return [[row.absolute, { kind: send.kind.id, since, body: bodyDigest(send.payload) }] as const];
    });
    if (adds.length > 0) await this.ports.journal.begin(new Map(adds));
    return going;
  }

  private notAdded(id: string): Settled[] {
    const { row, send } = this.outgoing.get(id) ?? {};
    return row && send?.what === 'add' ? [{ file: row.absolute, stillPending: false }] : [];
  }

  private take(out: Outgoing, judgement: Judgement): Settled[] {
    const { row, send } = out;
    const set = (result: Result) => void this.results.set(row, result);
    if (judgement.what === 'lost') {
      // Until it is known better.
      set({ status: 'unknown', id: row.id, error: judgement.why, ...traceOf(judgement.answer) });
      this.lost.push({ out, judgement });
      return [];
    }
    if (judgement.what === 'unsent') {
      set({ status: 'notSent', id: row.id, error: judgement.why });
      return send.what === 'add' ? [{ file: row.absolute, stillPending: false }] : [];
    }
    const trace = traceOf(judgement.answer);
    if (judgement.what === 'refused') {
      if (send.what === 'delete' && judgement.answer.status === 404) {
        set({ status: 'deleted', id: send.id, ...trace });
        return [{ file: row.absolute, profile: null }];
      }
      set({ status: 'failed', id: row.id, error: judgement.why, ...trace });
      return send.what === 'add' ? [{ file: row.absolute, stillPending: false }] : [];
    }
    const now = this.ports.date();
    if (send.what === 'add') set({ status: 'added', id: judgement.id, ...trace });
    else if (send.what === 'delete') set({ status: 'deleted', id: send.id, ...trace });
    else {
      const kept = keptOf(send, judgement.answer);
      set({ status: 'updated', id: send.id, ...trace, ...kept });
      // What an answer leaves out, such as one without the profile, is read once.
      if (!kept || leavesOpen(kept.changes)) this.lost.push({ out, judgement });
    }
    return [noteDone(out, judgement, now)];
  }
}
