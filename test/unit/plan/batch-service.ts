import type { GraphRequest } from '../../../src/request/graph-request';
import type { HttpAnswer, SendResult } from '../../../src/transport/http-answer';
import { workOutHere } from '../../../src/difference/work';
import type { BatchPorts } from '../../../src/plan/batch/send-all';
import type { BatchItem, ItemOutcome } from '../../../src/plan/batch/item';

export const base = 'https://graph.example/beta';

/** What one item of a batch says, as it stands in the answer; undefined for no answer to it. */
export type Reply = Readonly<Record<string, unknown>> | undefined;

export const jsonAnswer = (
  status: number,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): HttpAnswer => {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return {
    status,
    headers: Object.entries(headers),
    body: text,
    bodyBytes: Buffer.byteLength(text),
    bodyState: 'whole',
    durationMs: 1,
  };
};

interface Sent {
  readonly id: string;
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/** A service at which every request is written down, on a clock that only waits move. */
export class BatchService {
  readonly batches: (readonly Sent[])[] = [];
  readonly singles: GraphRequest[] = [];
  readonly outcomes = new Map<string, ItemOutcome>();
  readonly notices: string[] = [];
  readonly waits: number[] = [];
  clock = 1_800_000_000_000;
  /** How many were under way at once. */
  most = 0;
  private underWay = 0;
  readonly stop = new AbortController();

  constructor(
    private readonly reply: (item: Sent, attempt: number, service: BatchService) => Reply,
    private readonly whole: (batch: number, service: BatchService) => SendResult | undefined = () => undefined,
  ) {}

  /** How often each item was sent. */
  attempts(id: string): number {
    return this.batches.flat().filter((item) => item.id === id).length;
  }

  ports(): BatchPorts {
    return {
      base,
      transmit: async (request) => {
        this.most = Math.max(this.most, ++this.underWay);
        await new Promise(setImmediate);
        this.underWay -= 1;
        return this.answer(request);
      },
      arrived: (results) => {
        for (const { item, outcome } of results) {
          if (this.outcomes.has(item.id)) throw new Error(`${item.id} arrived twice`);
          this.outcomes.set(item.id, outcome);
        }
        return Promise.resolve();
      },
      waiting: (milliseconds) => this.waits.push(milliseconds),
      notice: (sentence) => this.notices.push(sentence),
      stop: this.stop.signal,
      delay: async (milliseconds) => {
        await new Promise(setImmediate);
        this.clock += milliseconds;
      },
      date: () => this.clock,
      random: () => 0.5,
      newGuid: () => 'guid',
      workOut: workOutHere,
    };
  }

  private answer(request: GraphRequest): SendResult {
    if (!request.url.endsWith('/$batch')) {
      this.singles.push(request);
      return { ok: true, answer: jsonAnswer(201, { id: 'single' }) };
    }
    const { requests } = JSON.parse(request.body ?? '') as { requests: readonly Sent[] };
    this.batches.push(requests);
    const whole = this.whole(this.batches.length, this);
    if (whole) return whole;
    const responses = requests.flatMap((item) => this.reply(item, this.attempts(item.id), this) ?? []);
    return { ok: true, answer: jsonAnswer(200, { responses: responses.reverse() }) };
  }
}

export const adds = (count: number): BatchItem[] =>
  Array.from({ length: count }, (_, index) => ({
    id: `${index + 1}`,
    request: {
      method: 'POST',
      url: `${base}/security/hostSecurityProfiles`,
      headers: { 'Content-Type': 'application/json' },
      body: `{ "fqdn": "h${index + 1}", "countHits": 9007199254740993 }`,
      repeat: 'onlyThrottled',
    },
  }));

export const reads = (count: number): BatchItem[] =>
  Array.from({ length: count }, (_, index) => ({
    id: `${index + 1}`,
    request: {
      method: 'GET',
      url: `${base}/security/hostSecurityProfiles/${index + 1}`,
      headers: {},
      repeat: 'throttledOrUnsent',
    },
  }));
