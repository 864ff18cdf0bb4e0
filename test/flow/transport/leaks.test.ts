import assert from 'node:assert/strict';
import { inspect } from 'node:util';
import { cleanupAfterEach } from '../../support/cleanup';
import { rejection } from '../auth/support/rejection';
import { answer, created, misbehavingServer, reset, silence, type Reaction } from './support/misbehaving-server';
import { requestTo, sending } from './support/sending';

/** Tokens, cookies and echoes have tests of their own: test/flow/leaks. */
const content = 'MARKED-BODY';
const query = 'MARKED-QUERY';
const password = 'MARKED-PASSWORD';

const scenarios: readonly [name: string, reactions: readonly Reaction[]][] = [
  ['a success', [created]],
  ['a wait', [answer(429, '', ['Retry-After: 1']), created]],
  ['a reset', [reset]],
  ['a time-out', [silence]],
];

describe('What a request holds', () => {
  const cleanup = cleanupAfterEach();

  for (const [name, reactions] of scenarios) {
    it(`is not in the log, body and query alike, when it ends with ${name}`, async () => {
      const server = await misbehavingServer(reactions);
      cleanup.defer(() => server.close());
      const lines: string[] = [];
      const request = requestTo(server.port, 'POST', JSON.stringify({ name: content }));
      const { result } = await sending(
        { ...request, url: `${request.url}?sig=${query}` },
        { log: (line) => lines.push(line), timeoutMs: 1000 },
      );
      const log = lines.join('\n');
      assert.match(
        log,
        /^→ POST http:\/\/127\.0\.0\.1:\d+\/beta\/security\/hostSecurityProfiles\?… .*client-request-id=/,
      );
      for (const secret of [content, query]) assert.ok(!log.includes(secret), log);
      const seen = inspect(result, { depth: null });
      assert.ok(!seen.includes(content) && !seen.includes(query), seen);
    });
  }

  for (const url of [`https//x?sig=${query}`, `https://user:${password}@x.example/`, `user:${password}@x`]) {
    it(`is not in the refusal of an address that is none: ${url}`, async () => {
      const seen = inspect(await rejection(sending({ ...requestTo(1), url })), { depth: null });
      assert.ok(!seen.includes(password) && !seen.includes(query), seen);
    });
  }
});
