import { bundledKinds } from '../../../src/catalog/bundled-kinds';
import { entryOf, type HistoryEntry } from '../../../src/history/entry';
import type { Attempt } from '../../../src/response/attempt';
import { describeAttempt } from '../../../src/response/describe-attempt';

/**
 * An attempt with a response of 20 kB, as it is kept.
 *
 * @param at milliseconds of its day
 * @param window tells those of one window from those of another
 */
export function someEntry(at: number, window: number): HistoryEntry {
  const guid = `${window.toString(16).padStart(8, '0')}-1111-4222-8333-444444444444`;
  const attempt: Attempt = {
    intent: 'add',
    kind: bundledKinds.kind('host'),
    file: 'web01.host.secprofile.json',
    environment: { name: 'sandbox', label: 'sandbox', base: 'http://127.0.0.1:4000/beta' },
    request: {
      method: 'POST',
      url: 'http://127.0.0.1:4000/beta/security/hostSecurityProfiles',
      headers: { 'client-request-id': guid },
      body: '{}',
      repeat: 'onlyThrottled',
    },
    sentAt: new Date(Date.UTC(2026, 10, 20) + at).toISOString(),
    documentChanged: false,
    result: {
      ok: true,
      answer: {
        ...{ status: 201, headers: [], body: 'x'.repeat(20_000), bodyBytes: 20_000 },
        ...{ bodyState: 'whole', durationMs: 1 },
      },
    },
  };
  return entryOf({ attempt, view: describeAttempt(attempt), file: 'file:///w/web01.host.secprofile.json' });
}
