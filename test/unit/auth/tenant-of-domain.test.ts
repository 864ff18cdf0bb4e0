import assert from 'node:assert/strict';
import { TenantsOfDomains } from '../../../src/auth/tenant-of-domain';
import { Cancelled } from '../../../src/errors';

const id = 'aaaaaaaa-2222-4333-8444-555555555555';
const authority = 'https://login.microsoftonline.com/organizations';
const issuer = `https://login.microsoftonline.com/${id.toUpperCase()}/v2.0`;
const never = new AbortController().signal;

/** Tenants over an answer for every request, and what was requested. */
function over(answer: (init: RequestInit) => Response | Promise<Response>) {
  const asked: { url: string; init: RequestInit }[] = [];
  const tenants = new TenantsOfDomains(async (input, init = {}) => {
    asked.push({ url: typeof input === 'string' ? input : 'no string', init });
    return answer(init);
  });
  return {
    tenants,
    asked,
    find: async (domain: string) => (await tenants.find(authority, [domain], never)).get(domain),
  };
}

describe('The tenant of a domain', () => {
  it('is what Entra says to everybody: no token, no redirect', async () => {
    const { find, asked } = over(() => Response.json({ issuer }));
    assert.deepEqual(await find('Contoso.com '), { id });
    assert.equal(asked[0]?.url, 'https://login.microsoftonline.com/contoso.com/v2.0/.well-known/openid-configuration');
    assert.deepEqual([asked[0].init.redirect, asked[0].init.headers], ['error', undefined]);
  });

  it('is asked for once, for each place where people sign in', async () => {
    for (const answer of [() => Response.json({ issuer }), () => new Response('{}', { status: 400 })]) {
      const { tenants, asked } = over(answer);
      await tenants.find(authority, ['contoso.com'], never);
      await tenants.find(`https://login.microsoftonline.com/${id}`, ['CONTOSO.com'], never);
      assert.equal(asked.length, 1);
      await tenants.find('https://login.microsoftonline.us/organizations', ['contoso.com'], never);
      assert.equal(asked.length, 2);
    }
  });

  for (const status of [400, 404]) {
    it(`is none after ${status}`, async () => {
      const { find } = over(() => Response.json({ error: 'invalid_tenant' }, { status }));
      assert.equal(await find('contoso.com'), 'none');
    });
  }

  for (const [name, answer] of [
    ['the network fails', () => Promise.reject(new TypeError('fetch failed'))],
    ['the service is in trouble', () => new Response('', { status: 503 })],
    ['a proxy says no', () => new Response('', { status: 407 })],
    ['there are too many requests', () => new Response('', { status: 429 })],
    ['the answer is a page', () => new Response('<html>')],
    ['the answer is null', () => Response.json(null)],
    ['the answer names no tenant', () => Response.json({ issuer: 'https://login.microsoftonline.com/common/v2.0' })],
  ] as const) {
    it(`is unknown when ${name}, and asked for again`, async () => {
      const { find, asked } = over(answer);
      assert.deepEqual([await find('contoso.com'), await find('contoso.com')], ['unknown', 'unknown']);
      assert.equal(asked.length, 2);
    });
  }

  it('is unknown when the answer doesn’t end, of which no more than it could be is read', async () => {
    let read = 0;
    const piece = new TextEncoder().encode(' '.repeat(64 * 1024));
    const body = () =>
      new ReadableStream<Uint8Array>({
        pull(controller) {
          read += piece.length;
          if (read > 16 * 1024 ** 2) controller.close();
          else controller.enqueue(piece);
        },
      });
    assert.equal(await over(() => new Response(body())).find('contoso.com'), 'unknown');
    assert.ok(read < 2 * 1024 ** 2, `${read} bytes`);
  });

  it('is not waited for any more when the attempt is cancelled', async () => {
    const controller = new AbortController();
    const { tenants } = over(({ signal }) => {
      controller.abort();
      return signal?.aborted === true ? Promise.reject(new Error('aborted')) : new Response('', { status: 500 });
    });
    await assert.rejects(tenants.find(authority, ['contoso.com'], controller.signal), (error) => Cancelled.is(error));
  });
});
