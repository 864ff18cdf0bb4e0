import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { bundledKinds } from '../../catalog/bundled-kinds';
import { entryOf } from '../../history/entry';
import { filterEntries } from '../../history/filter';
import { History } from '../../history/history';
import type { Attempt } from '../../response/attempt';
import { describeAttempt } from '../../response/describe-attempt';
import type { BenchRow } from './row';

const count = 10_000;

/**
 * Opens a history of 10,000 requests and searches it, beside reading the same files one after the other and looking for the
 * same words in their texts, the least that any search must do. Includes the longest pause of the thread, and the memory that
 * the entries hold beside the bytes of their files.
 */
async function historyRows(): Promise<BenchRow[]> {
  const folder = mkdtempSync(join(tmpdir(), 'secprofile-history-bench-'));
  try {
    fill(folder);
    const history = new History({ folder, limit: () => count, mostBytes: Infinity });
    const before = heapBytes();
    const delay = monitorEventLoopDelay({ resolution: 1 });
    delay.enable();
    const opened = await timed(() => history.content());
    delay.disable();
    const again = await timed(() => history.content());
    const held = heapBytes() - before;
    const { entries } = opened.value;
    if (entries.length !== count) throw new Error(`${entries.length} of ${count} were found`);
    const search = await timed(() => filterEntries(entries, 'host 201 web4711.'));
    if (search.value.length !== 1) throw new Error(`${search.value.length} were found`);

    const plain = await timed(() => readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8')));
    const found = await timed(() => plain.value.filter((text) => text.toLowerCase().includes('web4711.')));
    const bytes = plain.value.reduce((sum, text) => sum + Buffer.byteLength(text), 0);
    return [
      { what: `open ${count} requests`, ...figures(opened.ms, plain.ms), 'longest pause ms': rounded(delay.max / 1e6) },
      { what: 'open them again', ...figures(again.ms, plain.ms) },
      {
        what: 'hold them',
        'heap MB': rounded(held / 1e6),
        'files MB': rounded(bytes / 1e6),
        ratio: rounded(held / bytes),
      },
      { what: 'search them', ...figures(search.ms, found.ms), 'longest pause ms': rounded(search.ms) },
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 6 });
  }
}

/** What is in use once everything else was collected. */
function heapBytes(): number {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
  return process.memoryUsage().heapUsed;
}

const figures = (ms: number, plain: number) => ({
  ms: rounded(ms),
  'plain ms': rounded(plain),
  ratio: rounded(ms / plain),
});

const rounded = (value: number) => Number(value.toFixed(1));

async function timed<T>(run: () => T | Promise<T>): Promise<{ readonly ms: number; readonly value: T }> {
  const started = performance.now();
  const value = await run();
  return { ms: performance.now() - started, value };
}

/** Requests of the size of an ordinary profile, a second apart. */
function fill(folder: string): void {
  const kind = bundledKinds.findKind('host');
  if (!kind) throw new Error('There is no such kind.');
  mkdirSync(folder, { recursive: true });
  for (let at = 0; at < count; at++) {
    const body = JSON.stringify({
      id: String(at),
      fqdn: `web${at}.contoso.com`,
      tags: ['HVA'],
      notes: 'x'.repeat(800),
    });
    const attempt: Attempt = {
      intent: 'add',
      kind,
      file: `web${at}.host.secprofile.json`,
      environment: { name: 'sandbox', label: 'sandbox', base: 'http://127.0.0.1:4000/beta' },
      request: {
        method: 'POST',
        url: 'http://127.0.0.1:4000/beta/security/hostSecurityProfiles',
        headers: { 'client-request-id': '00000000-1111-4222-8333-444444444444' },
        body,
        repeat: 'onlyThrottled',
      },
      sentAt: new Date(Date.UTC(2026, 10, 20) + at * 1000).toISOString(),
      documentChanged: false,
      result: {
        ok: true,
        answer: { status: 201, headers: [], body, bodyBytes: body.length, bodyState: 'whole', durationMs: 12 },
      },
    };
    const entry = entryOf({ attempt, view: describeAttempt(attempt), file: `file:///w/${attempt.file}` });
    writeFileSync(join(folder, `${entry.id}.json`), JSON.stringify(entry));
  }
}

void historyRows().then((rows) => console.log(JSON.stringify(rows)));
