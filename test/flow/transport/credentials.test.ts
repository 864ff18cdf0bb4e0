import assert from 'node:assert/strict';
import type { AccessToken, GetTokenOptions, TokenCredential } from '@azure/core-auth';
import { Cancelled, HumanError } from '../../../src/errors';
import {
  answer,
  created,
  misbehavingServer,
  type MisbehavingServer,
  type Reaction,
} from './support/misbehaving-server';
import { addTo, answerOf, failureOf, sending } from './support/sending';

/** Hands out numbered tokens and remembers what it was asked. */
class NumberedTokens implements TokenCredential {
  readonly asked: { scopes: string | string[]; options: GetTokenOptions | undefined }[] = [];

  constructor(private readonly refuse: (options?: GetTokenOptions) => void = () => undefined) {}

  async getToken(scopes: string | string[], options?: GetTokenOptions): Promise<AccessToken> {
    this.refuse(options);
    this.asked.push({ scopes, options });
    return Promise.resolve({ token: `token-${this.asked.length}`, expiresOnTimestamp: 0 });
  }
}

const claims = '{"access_token":{"nbf":{"essential":true,"value":"1741080600"}}}';
const challenge = (encoding: BufferEncoding = 'base64') =>
  answer(401, '{}', [
    `WWW-Authenticate: Bearer realm="", error="insufficient_claims", claims="${Buffer.from(claims).toString(encoding)}"`,
  ]);

describe('A token', () => {
  let server: MisbehavingServer | undefined;
  let hosts: string[];
  const serve = async (...reactions: Reaction[]) => {
    server = await misbehavingServer(reactions);
    hosts = [`127.0.0.1:${server.port}`];
    return server.port;
  };
  const bearer = (credential: TokenCredential) => ({ kind: 'bearer', credential, scopes: ['s'], hosts }) as const;
  const authorizations = () => server?.arrivals.map(({ headers }) => headers['authorization']);
  afterEach(() => server?.close());

  it('of the sandbox goes to loopback', async () => {
    await sending(addTo(await serve(created)), {}, { kind: 'loopback', token: 'abc' });
    assert.deepEqual(authorizations(), ['Bearer abc']);
  });

  it('of the sandbox goes nowhere else', async () => {
    const request = { ...addTo(1), url: 'https://graph.microsoft.com/beta' };
    await assert.rejects(sending(request, {}, { kind: 'loopback', token: 'abc' }), (error) => HumanError.is(error));
  });

  it('of a sign-in goes to the hosts that it was made for', async () => {
    const tokens = new NumberedTokens();
    await sending(addTo(await serve(created)), {}, bearer(tokens));
    assert.deepEqual(authorizations(), ['Bearer token-1']);
    assert.deepEqual(tokens.asked[0]?.scopes, ['s']);
  });

  it('of a sign-in goes nowhere else, and is not even asked for', async () => {
    const port = await serve(created);
    const tokens = new NumberedTokens();
    const elsewhere = { ...bearer(tokens), hosts: ['graph.microsoft.com'] };
    await assert.rejects(sending(addTo(port), {}, elsewhere), (error) => HumanError.is(error));
    assert.deepEqual([tokens.asked, server?.connections()], [[], 0]);
  });

  for (const url of [
    'http://graph.microsoft.com/beta',
    'http://user@127.0.0.1/beta',
    'http://127.0.0.1@evil.example/beta',
    'ftp://127.0.0.1/',
    'nonsense',
  ]) {
    it(`is not sent to ${url}`, async () => {
      const tokens = new NumberedTokens();
      const credential = { ...bearer(tokens), hosts: [new URL(url, 'https://x.example').host] };
      await assert.rejects(sending({ ...addTo(1), url }, {}, credential), (error) => HumanError.is(error));
      assert.deepEqual(tokens.asked, []);
    });
  }

  it('is fetched anew for the try after a wait', async () => {
    await sending(addTo(await serve(answer(429, '', ['Retry-After: 1']), created)), {}, bearer(new NumberedTokens()));
    assert.deepEqual(authorizations(), ['Bearer token-1', 'Bearer token-2']);
  });

  for (const encoding of ['base64', 'base64url'] as const) {
    it(`is fetched with the claims that a 401 asks for (${encoding}), and the request goes out once more`, async () => {
      const tokens = new NumberedTokens();
      const sent = await sending(addTo(await serve(challenge(encoding), created)), {}, bearer(tokens));
      assert.equal(answerOf(sent).status, 201);
      assert.deepEqual(authorizations(), ['Bearer token-1', 'Bearer token-2']);
      assert.equal(tokens.asked[1]?.options?.claims, claims);
    });
  }

  it('is not fetched a third time when the service asks for claims again', async () => {
    const sent = await sending(addTo(await serve(challenge())), {}, bearer(new NumberedTokens()));
    assert.equal(answerOf(sent).status, 401);
    assert.equal(server?.arrivals.length, 2);
  });

  it('that cannot have the claims leaves the 401 as the answer', async () => {
    for (const error of [new HumanError('no'), new Cancelled(), new Error('no')]) {
      const tokens = new NumberedTokens((options) => {
        if (options?.claims !== undefined) throw error;
      });
      const sent = await sending(addTo(await serve(challenge())), {}, bearer(tokens));
      assert.equal(answerOf(sent).status, 401);
      assert.equal(server?.arrivals.length, 1);
      await server.close();
    }
  });

  for (const header of [
    'Bearer realm=""',
    'Bearer error="invalid_token"',
    'Bearer error="insufficient_claims", claims="!!"',
    'Basic realm="proxy"',
  ]) {
    it(`is not fetched again for a 401 with ${header}`, async () => {
      const sent = await sending(
        addTo(await serve(answer(401, '{}', [`WWW-Authenticate: ${header}`]))),
        {},
        bearer(new NumberedTokens()),
      );
      assert.equal(answerOf(sent).status, 401);
      assert.equal(server?.arrivals.length, 1);
    });
  }

  it('that nobody can give says why, and nothing is sent', async () => {
    const port = await serve(created);
    const tokens = new NumberedTokens(() => {
      throw new HumanError('Sign in again.');
    });
    await assert.rejects(sending(addTo(port), {}, bearer(tokens)), /Sign in again/);
    assert.equal(server?.connections(), 0);
  });

  it('for which the person does not want to sign in cancels the request', async () => {
    const port = await serve(created);
    const tokens = new NumberedTokens(() => {
      throw new Cancelled();
    });
    const failure = failureOf(await sending(addTo(port), {}, bearer(tokens)));
    assert.deepEqual([failure.code, failure.mayHaveArrived, server?.connections()], ['cancelled', false, 0]);
  });
});
