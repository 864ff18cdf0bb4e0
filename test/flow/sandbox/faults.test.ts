import assert from 'node:assert/strict';
import { faultTable } from '../../../src/sandbox/faults/faults';
import { host, send, useSandbox, type Answer } from './support';
import { carriedOut } from '../../support/carried-out';

const set = '/security/hostSecurityProfiles';

/** What a client sees of each fault when it adds a profile; `broken` where the connection fails. */
const seen: Record<string, (answer: Answer) => void> = {
  '401': ({ headers }) => {
    const [, claims = ''] =
      /error="insufficient_claims", claims="([^"]+)"/.exec(headers.get('www-authenticate') ?? '') ?? [];
    const { access_token } = JSON.parse(Buffer.from(claims, 'base64').toString()) as {
      access_token: { nbf: { essential: boolean } };
    };
    assert.equal(access_token.nbf.essential, true);
  },
  '429': ({ headers }) => {
    assert.equal(headers.get('retry-after'), '2');
  },
  '429-decimal': ({ headers }) => {
    assert.equal(headers.get('retry-after'), '2.128');
  },
  '429-date': ({ headers }) => {
    const away = Date.parse(headers.get('retry-after') ?? '') - Date.parse(headers.get('date') ?? '');
    assert.ok(away >= 1000 && away <= 3000, String(away));
  },
  '429-silent': ({ headers }) => {
    assert.equal(headers.get('retry-after'), null);
  },
  '206': ({ status, headers, json }) => {
    assert.equal(status, 206);
    assert.match(headers.get('warning') ?? '', /^199 - "Contoso\/Endpoint\/504\/10000",199 - "/);
    assert.equal((json as typeof host).fqdn, host.fqdn);
  },
  'wrong-type': ({ status, headers, json }) => {
    assert.deepEqual([status, headers.get('content-type')], [201, 'text/plain;charset=utf-8']);
    assert.equal((json as typeof host).fqdn, host.fqdn);
  },
  html: ({ status, headers, text }) => {
    assert.deepEqual([status, headers.get('content-type')], [200, 'text/html;charset=utf-8']);
    assert.match(text, /^<!DOCTYPE html>/);
  },
  huge: ({ status, text, json }) => {
    assert.deepEqual([status, text.length, json], [200, 50 << 20, {}]);
  },
  redirect: ({ status, headers }) => {
    assert.equal(status, 307);
    assert.match(headers.get('location') ?? '', /^https:\/\/elsewhere\.example\/beta\/security\//);
  },
  slow: ({ status }) => {
    assert.equal(status, 201);
  },
  lag: ({ status }) => {
    assert.equal(status, 201);
  },
  'not-kept': ({ status, json }) => {
    assert.equal(status, 201);
    assert.equal((json as typeof host).fqdn, host.fqdn);
  },
  limit: ({ status }) => {
    assert.equal(status, 201);
  },
  drip: ({ status, json }) => {
    assert.equal(status, 201);
    assert.equal((json as typeof host).fqdn, host.fqdn);
  },
};

const broken = new Set(['cut', 'reset']);

describe('sandbox: simulated failures on the wire', () => {
  const sandbox = useSandbox();
  const addHost = (headers: Record<string, string> = {}) => send(sandbox(), 'POST', set, { body: host, headers });

  for (const { id } of faultTable) {
    const isCarriedOut = carriedOut.has(id);
    it(`plays ${id} for one request that asks for it${isCarriedOut ? ', which is carried out' : ''}`, async () => {
      const before = sandbox().count('host');
      const delay = id === 'slow' || id === 'drip' ? '; delay=2' : '';
      const asked = addHost({ 'x-secprofile-fault': `${id}${delay}` });
      if (broken.has(id)) {
        await assert.rejects(asked, { name: 'TypeError' });
      } else {
        const answer = await asked;
        if (/^\d{3}/.test(id) && id !== '206') {
          assert.equal(answer.status, Number(id.slice(0, 3)));
          assert.equal(typeof (answer.json as { error: { code: string } }).error.code, 'string');
        }
        seen[id]?.(answer);
        assert.ok(answer.headers.get('request-id'));
      }
      assert.equal(sandbox().count('host'), before + (isCarriedOut ? 1 : 0));
      assert.equal((await addHost()).status, 201);
    });
  }

  it('has a description of every fault that is no plain status', () => {
    const plain = faultTable.filter(({ id }) => !(id in seen) && !broken.has(id));
    assert.ok(
      plain.every(({ id }) => /^\d{3}$/.test(id)),
      plain.map(({ id }) => id).join(),
    );
  });

  it('plays what is armed for the number of requests, and the health path does not count', async () => {
    sandbox().faults.arm('503; times=2');
    await fetch(new URL('/healthz', sandbox().url));
    assert.deepEqual([(await addHost()).status, (await addHost()).status, (await addHost()).status], [503, 503, 201]);
    assert.equal(sandbox().faults.current(), undefined);
  });

  it('refuses a header that it does not understand', async () => {
    const { status, json } = await addHost({ 'x-secprofile-fault': '999' });
    assert.equal(status, 400);
    assert.match((json as { error: { message: string } }).error.message, /The faults are 400, 401/);
  });

  it('is out of reach without the token', async () => {
    const { status } = await send({ ...sandbox(), token: 'x' }, 'GET', set, {
      headers: { 'x-secprofile-fault': '500' },
    });
    assert.equal(status, 401);
  });
});
