import assert from 'node:assert/strict';
import { inspect } from 'node:util';
import { cloudOf } from '../../../src/auth/clouds';
import {
  detailsBeforeRegistration,
  detailsBeforeSignIn,
  detailsForAdmin,
  missingAccess,
  tokenLines,
} from '../../../src/auth/access';
import { graphTarget } from '../../../src/auth/sign-in-target';
import { tokenClaims } from '../../../src/auth/token-claims';

const now = Date.UTC(2026, 2, 4, 9, 30);
const signature = 'MARKED-signature';
const jwt = (claims: unknown) =>
  `eyJhbGciOiJub25lIn0.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.${signature}`;
const full = {
  aud: 'https://graph.microsoft.com',
  tid: 'aaaaaaaa-2222-4333-8444-555555555555',
  upn: 'ada@contoso.example',
  appid: '11111111-2222-4333-8444-555555555555',
  scp: 'openid SecurityEvents.ReadWrite.All',
  wids: ['194AE4CB-b126-40b2-bd5b-6091b380977d', 'unknown'],
  exp: now / 1000 + 3600,
};
const target = graphTarget({ cloud: 'global', clientId: full.appid, tenant: '', scopes: [] });
const read = (claims: object) => tokenClaims(jwt(claims)) ?? assert.fail('no claims');

describe('A token', () => {
  it('tells what it carries, and nothing of itself', () => {
    const token = jwt(full);
    const told = read(full);
    assert.deepEqual(told, {
      scopes: ['openid', 'SecurityEvents.ReadWrite.All'],
      roles: [],
      directoryRoles: ['Security Administrator'],
      tenantId: full.tid,
      audience: full.aud,
      userName: full.upn,
      expiresAt: now + 3_600_000,
      notBefore: undefined,
    });
    assert.ok(!inspect(told).includes(signature) && !inspect(told).includes(token.slice(25, 60)));
  });

  it('with names of JavaScript for roles tells none of them', () => {
    assert.deepEqual(read({ wids: ['constructor', '__proto__', 'toString'] }).directoryRoles, []);
  });

  it('of an app tells its roles', () => {
    assert.deepEqual(read({ roles: ['SecurityEvents.ReadWrite.All', 7] }).roles, ['SecurityEvents.ReadWrite.All']);
  });

  for (const [name, token] of [
    ['opaque', 'abc'],
    ['empty', ''],
    ['of nonsense', 'a.b.c'],
    ['of an array', jwt([])],
    ['of null', jwt(null)],
    ['endless', `a.${'x'.repeat(100_000)}.c`],
  ] as const) {
    it(`that is ${name} tells nothing`, () => {
      assert.equal(tokenClaims(token), undefined);
    });
  }

  it('with claims of a wrong type tells what it can', () => {
    assert.deepEqual([read({ exp: 1e300 }).expiresAt, read({ nbf: -1e300 }).notBefore], [undefined, undefined]);
    const odd = read({ scp: 7, roles: 'x', exp: 'soon', tid: {}, aud: ['a', 'b'] });
    assert.deepEqual(
      [odd.scopes, odd.roles, odd.expiresAt, odd.tenantId, odd.audience],
      [[], [], undefined, undefined, 'a'],
    );
  });
});

describe('An explanation of a refusal', () => {
  it('finds nothing missing in a complete token', () => {
    assert.deepEqual(missingAccess(read(full), target, now), []);
  });

  it('names the permission that is missing', () => {
    assert.deepEqual(missingAccess(read({ ...full, scp: 'User.Read' }), target, now), [
      'The token lacks SecurityEvents.ReadWrite.All. An administrator must consent to it for this app.',
    ]);
  });

  it('names the role that is missing, for people only', () => {
    assert.match(missingAccess(read({ ...full, wids: [] }), target, now).join(), /has no Security Administrator/);
    assert.deepEqual(missingAccess(read({ roles: ['SecurityEvents.ReadWrite.All'] }), target, now), []);
  });

  it('suspects the clock', () => {
    assert.match(missingAccess(read({ ...full, exp: now / 1000 - 1 }), target, now).join(), /has expired/);
    assert.match(missingAccess(read({ ...full, nbf: now / 1000 + 3600 }), target, now).join(), /isn’t valid yet/);
  });

  it('is one line each', () => {
    assert.deepEqual(tokenLines(read(full)), [
      'Permissions in the token: openid, SecurityEvents.ReadWrite.All',
      'Directory roles in the token: Security Administrator',
      `Tenant: ${full.tid}`,
      'Account: ada@contoso.example',
      'Audience: https://graph.microsoft.com',
      'Valid until: 2026-03-04T10:30:00Z',
    ]);
  });

  it('for an administrator says who, as which app, asked for what, and holds no token', () => {
    const account = { id: 'x', kind: 'person', name: full.upn, tenantId: full.tid } as const;
    const access = { signIn: target, account, claims: read({ ...full, scp: 'User.Read' }) };
    const text = detailsForAdmin(access, now);
    assert.match(text, /App \(client\) ID: 11111111-/);
    assert.match(text, /Requested permissions: SecurityEvents\.ReadWrite\.All/);
    assert.match(text, /- The token lacks SecurityEvents\.ReadWrite\.All/);
    assert.ok(!text.includes(signature));
    assert.match(detailsForAdmin({ ...access, claims: undefined }, now), /The token can’t be read/);
  });

  it('for an administrator before the first sign-in says what will be asked for, and where to consent', () => {
    const text = detailsBeforeSignIn(target);
    assert.match(text, /App \(client\) ID: 11111111-/);
    assert.match(text, /Requested permissions: SecurityEvents\.ReadWrite\.All/);
    const consent = new URL(/Admin consent: (\S+)/.exec(text)?.[1] ?? '');
    assert.equal(`${consent.origin}${consent.pathname}`, `${target.authority}/v2.0/adminconsent`);
    assert.equal(consent.searchParams.get('client_id'), target.clientId);
    assert.equal(consent.searchParams.get('scope'), target.scopes.join(' '));
    assert.match(text, /^2\. Under Manage, select API permissions > Add a permission > Microsoft Graph > Delegated/m);
    assert.match(text, /^3\. On the same page, an administrator selects Grant admin consent/m);
    assert.ok(!detailsBeforeSignIn({ ...target, protocol: 'oidc' }).includes('consent'));
  });

  it('for an administrator before there is an app says how to register one, without Markdown', () => {
    const text = detailsBeforeRegistration(cloudOf('global'));
    assert.match(text, /^1\. Sign in to https:\/\/entra\.microsoft\.com /m);
    assert.match(text, /Send back the Application \(client\) ID/);
    assert.doesNotMatch(text, /\*\*|`/);
  });
});
