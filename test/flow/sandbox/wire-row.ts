import assert from 'node:assert/strict';
import type { Sandbox } from '../../../src/sandbox/start-sandbox';
import { add, demandMembers, guid, host, send, useSandbox, type Answer } from './support';

/** The set of the profile that `{id}` stands for. */
export const set = '/security/hostSecurityProfiles';

/** An id that no profile has. */
export const missing = '00000000-0000-4000-8000-000000000000';

export const jsonType = /^application\/json;.*charset=utf-8$/;

/** What is asked, and what must come. `{id}` in a path is the id of a profile that is there. */
export interface WireRow {
  readonly what: string;
  readonly method: string;
  readonly path: string;
  readonly body?: unknown;
  readonly headers?: Record<string, string>;
  readonly status: number;
  /** `code` and, where given, `target` of the error object. */
  readonly error?: string;
  readonly target?: string;
  readonly has?: Record<string, RegExp>;
  readonly json?: object;
  readonly text?: RegExp;
}

function checkError(answer: Answer, { error, target }: WireRow, clientRequestId: string): void {
  const found = (answer.json as { error: Record<string, unknown> & { innerError: Record<string, string> } }).error;
  assert.deepEqual(Object.keys(answer.json as object), ['error']);
  if (error !== undefined) assert.equal(found['code'], error);
  if (target !== undefined) assert.equal(found['target'], target);
  assert.match(String(found['message']), /^[A-Z"'$]?.{10,}\.?$/s);
  const { innerError } = found;
  assert.equal(innerError['request-id'], answer.headers.get('request-id'));
  assert.equal(innerError['client-request-id'], clientRequestId);
  assert.match(innerError['date'] ?? '', /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/);
}

async function ask(sandbox: Sandbox, row: WireRow, id: string): Promise<void> {
  const clientRequestId = '5d0f8f0a-7a0b-4f7c-9d55-000000000001';
  const path = row.path.replace('{id}', id).replace('{ID}', id.toUpperCase());
  const headers = { 'client-request-id': clientRequestId, ...row.headers };
  const answer = await send(sandbox, row.method, path, { body: row.body, headers });
  assert.equal(answer.status, row.status, answer.text.slice(0, 500));
  assert.match(answer.headers.get('request-id') ?? '', guid);
  assert.equal(answer.headers.get('client-request-id'), clientRequestId);
  assert.ok(Math.abs(Date.parse(answer.headers.get('date') ?? '') - Date.now()) < 60_000);
  for (const [name, pattern] of Object.entries(row.has ?? {}))
    assert.match(answer.headers.get(name) ?? '', pattern, name);
  if (row.text) assert.match(answer.text, row.text);
  if (row.json) demandMembers(answer.json, row.json);
  if (answer.status >= 400) checkError(answer, row, clientRequestId);
}

/** Asks each row of a sandbox with one profile. */
export function describeRows(title: string, rows: readonly WireRow[]): void {
  describe(title, () => {
    const sandbox = useSandbox();
    let id = '';
    beforeEach(async () => {
      id = await add(sandbox(), 'hostSecurityProfiles', host);
    });

    for (const row of rows) {
      it(`${row.what} → ${row.status}`, () => ask(sandbox(), row, id));
    }
  });
}
