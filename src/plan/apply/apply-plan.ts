import { leavesOpen } from '../../difference/kept';
import { rootText } from '../../difference/remembered-profile';
import { inTurns, membersBy } from '../../difference/work';
import { HumanError } from '../../errors';
import type { BatchItem } from '../batch/item';
import type { ItemResult } from '../batch/batch-outcome';
import { sendAll } from '../batch/send-all';
import { bodyDigest } from '../look-up';
import { profileKey } from '../../live/live-profile';
import type { Plan, PlanRow } from '../plan';
import type { Settled } from '../state/state';
import { judgeOutcome, answerTrace, type Judgment } from './judge-answer';
import { keptIn } from './kept';
import { noteDone, noteFound } from './notes';
import { type ApplyPorts, type Outgoing, type Sent, writeRequest } from './outgoing';
import { resolveLost, type Lost } from './resolve-lost';
import { resultWithoutSending, type AppliedRow, type Result } from './result';

/** What applying came to. */
export interface Applied {
  readonly rows: readonly AppliedRow[];
  /** Why it ended early, as a sentence: the journal could not be written. */
  readonly trouble: string | undefined;
}

const fileChanged = 'The file has changed since it was planned. Plan it again.';
const fileIsBack = 'The file is back. Plan again.';
const neverSent = 'It wasn’t sent.';
const doneTo = { update: 'updated', delete: 'deleted' } as const;

type Done = Extract<Judgment, { what: 'done' }>;

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
  /** When items were last sent. */
  private readonly departures = new Map<string, string>();
  private readonly lost: Lost[] = [];
  private done = 0;

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
    await sendAll(items, {
      ...this.ports,
      base: this.ports.environment.base,
      departing: (going) => this.departing(going),
      postponed: (waiting) => this.ports.journal.settle(waiting.flatMap(({ id }) => this.notAdded(id))),
      arrived: (results) => this.arrived(results),
    });
  }

  /** Notes the results of items before anything else is done with them: a run may end at any moment. */
  private async arrived(results: readonly ItemResult[]): Promise<void> {
    const settled: Settled[] = [];
    const sent: Sent[] = [];
    const done: [Outgoing, Done][] = [];
    const turn = inTurns();
    for (const { item, outcome } of results) {
      const out = this.outgoing.get(item.id);
      if (!out) continue;
      if (outcome.state === 'answered') await turn(outcome.answer.body.length);
      const judgment = await judgeOutcome(out.send, out.request, outcome, this.ports);
      settled.push(...this.take(out, judgment));
      if (judgment.what === 'done') done.push([out, judgment]);
      if (judgment.what === 'unsent') continue;
      const isLost = judgment.what === 'lost';
      const cameBack = isLost ? (judgment.answer ?? judgment.why) : judgment.answer;
      sent.push({ ...out, sentAt: this.departures.get(item.id) ?? '', cameBack, isLost });
    }
    try {
      await this.ports.journal.settle(settled);
    } finally {
      for (const one of sent) this.ports.sent?.(one);
      this.done += results.length;
      this.ports.progress?.('sending', this.done, this.outgoing.size);
      for (const [out, judgment] of done) await this.learn(out, judgment);
    }
  }

  async resolve(): Promise<void> {
    const taken = new Set([...this.ports.taken, ...this.found()]);
    await resolveLost(this.lost, { ...this.ports, taken }, (out, result, settled) => {
      this.results.set(out.row, result);
      return this.ports.journal.settle(settled ? [settled] : []);
    });
  }

  /** The profiles of this run's files, as `profileKey`s, including those just added. */
  private found(): string[] {
    return this.rows.flatMap((row) => {
      const id = row.id ?? this.results.get(row)?.id;
      return row.kind !== undefined && id !== undefined ? [profileKey(row.kind, id)] : [];
    });
  }

  /** Files that have changed since stay behind, and profiles whose file is there again; Adds are noted before they go. */
  private async departing(items: readonly BatchItem[]): Promise<readonly BatchItem[]> {
    const isUnchanged = await Promise.all(items.map((item) => this.isUnchanged(item)));
    const going = items.filter((_, index) => isUnchanged[index]);
    const since = new Date(this.ports.date()).toISOString();
    for (const { id } of going) this.departures.set(id, since);
    const adds = going.flatMap(({ id }) => {
      const { row, send } = this.outgoing.get(id) ?? {};
      if (!row || send?.what !== 'add') return [];
      return [[row.absolute, { kind: send.kind.id, since, body: bodyDigest(send.payload) }] as const];
    });
    if (adds.length > 0) await this.ports.journal.begin(new Map(adds));
    return going;
  }

  private async isUnchanged({ id }: BatchItem): Promise<boolean> {
    const out = this.outgoing.get(id);
    if (!out) return true;
    const { row, send } = out;
    const [names, digest, error] =
      send.what === 'delete'
        ? ([send.names, undefined, fileIsBack] as const)
        : ([[row.absolute], send.digest, fileChanged] as const);
    const are = await Promise.all(names.map(async (name) => this.ports.unchanged(name, digest)));
    if (are.every(Boolean)) return true;
    this.results.set(row, { status: 'notSent', id: row.id, error });
    return false;
  }

  private notAdded(id: string): Settled[] {
    const { row, send } = this.outgoing.get(id) ?? {};
    return row && send?.what === 'add' ? [{ file: row.absolute, stillPending: false }] : [];
  }

  private take(out: Outgoing, judgment: Judgment): Settled[] {
    const { row, send } = out;
    const set = (result: Result) => void this.results.set(row, result);
    if (judgment.what === 'lost') {
      // Until it is known better.
      set({ status: 'unknown', id: row.id, error: judgment.why, ...answerTrace(judgment.answer) });
      this.lost.push({ out, judgment });
      return [];
    }
    if (judgment.what === 'unsent') {
      set({ status: 'notSent', id: row.id, error: judgment.why });
      return send.what === 'add' ? [{ file: row.absolute, stillPending: false }] : [];
    }
    const trace = answerTrace(judgment.answer);
    if (judgment.what === 'refused') {
      set({ status: 'failed', id: row.id, error: judgment.why, ...trace });
      return send.what === 'add' ? [{ file: row.absolute, stillPending: false }] : [];
    }
    const [status, id] =
      send.what === 'add' ? (['added', judgment.id] as const) : ([doneTo[send.what], send.id] as const);
    set({ status, id, ...trace });
    return [noteDone(out, judgment, this.ports.date())];
  }

  /** What a write left, and whether the service kept it. */
  private async learn(out: Outgoing, judgment: Done): Promise<void> {
    const { row, send } = out;
    const { answer, id = row.id ?? '' } = judgment;
    const members = await membersBy(this.ports.workOut, answer.body);
    // The judgment was made without the body, which may be too large for this thread.
    const etag = (members && rootText(members, '@odata.etag')) ?? judgment.etag;
    if (etag !== judgment.etag) {
      await this.ports.journal.settle([noteDone(out, { ...judgment, etag }, this.ports.date())]);
    }
    await this.ports.learned?.({ row, send, id, etag, members, from: 'answer' });
    if (send.what !== 'update') return;
    const kept = members && (await keptIn(send, { members, from: 'answer' }, this.ports.workOut));
    this.results.set(row, { ...this.resultOf(row), ...kept });
    // What the answer leaves out is read once, such as the whole profile.
    if (!kept || leavesOpen(kept.changes)) this.lost.push({ out, judgment });
  }
}
