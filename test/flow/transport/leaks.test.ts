import assert from 'node:assert/strict';
import { inspect } from 'node:util';
import {
  answer,
  created,
  hangUp,
  misbehavingServer,
  partOfAnswer,
  reset,
  silence,
  type Reaction,
} from './support/misbehaving-server';
import { requestTo, sending } from './support/sending';

const token = 'MARKED-TOKEN-d41d8cd98f00b204e9800998ecf8427e';
const bodySecret = 'MARKED-BODY';
const cookie = 'MARKED-COOKIE';
const query = 'MARKED-QUERY';

const fates: readonly [name: string, reactions: readonly Reaction[]][] = [
  ['a success', [created]],
  ['a refusal', [answer(403, '{"error":{"code":"accessDenied","message":"no"}}', [`Set-Cookie: s=${cookie}`])]],
  ['a wait', [answer(429, '', ['Retry-After: 1', `Set-Cookie: s=${cookie}`]), created]],
  ['a redirect', [answer(302, '', [`Location: https://login.example/?code=${query}`])]],
  ['a challenge', [answer(401, '', ['WWW-Authenticate: Bearer error="insufficient_claims", claims="e30="'])]],
  ['a reset', [reset]],
  ['a hang-up', [hangUp]],
  ['a cut-off body', [partOfAnswer(reset)]],
  ['a time-out', [silence]],
];

describe('No secret leaks from a request that ends with', () => {
  for (const [name, reactions] of fates) {
    it(name, async () => {
      const server = await misbehavingServer(reactions);
      const lines: string[] = [];
      const request = requestTo(server.port, 'POST', JSON.stringify({ name: bodySecret }));
      const { result } = await sending(
        { ...request, url: `${request.url}?sig=${query}` },
        { log: (line) => lines.push(line), timeoutMs: 40 },
        {
          kind: 'bearer',
          credential: { getToken: () => Promise.resolve({ token, expiresOnTimestamp: 0 }) },
          scopes: ['s'],
          hosts: [`127.0.0.1:${server.port}`],
        },
      );
      await server.close();
      assert.ok(server.arrivals.every(({ headers }) => headers['authorization'] === `Bearer ${token}`));
      const log = lines.join('\n');
      assert.match(
        log,
        /^→ POST http:\/\/127\.0\.0\.1:\d+\/beta\/security\/hostSecurityProfiles\?… .*client-request-id=/,
      );
      for (const secret of [token, bodySecret, cookie, query]) assert.ok(!log.includes(secret), log);
      const seen = inspect(result, { depth: null });
      assert.ok(!seen.includes(token) && !seen.includes(bodySecret), seen);
    });
  }

  it('an address that is none', async () => {
    for (const url of [`https//x?sig=${query}`, `https://user:${token}@x.example/`, `user:${token}@x`]) {
      const error: unknown = await sending({ ...requestTo(1), url }).then(
        () => assert.fail('was sent'),
        (reason: unknown) => reason,
      );
      const seen = inspect(error, { depth: null });
      assert.ok(!seen.includes(token) && !seen.includes(query), seen);
    }
  });
});
