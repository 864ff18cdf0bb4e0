import assert from 'node:assert/strict';
import { appAccount } from '../../../src/auth/account';
import { domainsToFind, guard, typedRight, type PlannedWrite } from '../../../src/auth/guards';
import type { TenantOfDomain } from '../../../src/auth/tenant-of-domain';

const mine = 'aaaaaaaa-2222-4333-8444-555555555555';
const other = 'bbbbbbbb-2222-4333-8444-555555555555';

const write = (more: Partial<PlannedWrite> = {}): PlannedWrite => ({
  intent: 'add',
  profile: 'host profile',
  file: 'web01.host.secprofile.json',
  method: 'POST',
  url: 'https://graph.microsoft.com/beta/security/hostSecurityProfiles',
  environment: { name: 'graph', label: 'Microsoft Graph', base: 'https://graph.microsoft.com/beta' },
  payloadTenant: mine,
  hasReplacement: false,
  account: { id: 'x', kind: 'person', name: 'ada@contoso.example', tenantId: mine },
  tenant: 'organizations',
  protectedTenants: [],
  confirmed: new Set(),
  ...more,
});

const questions = (more: Partial<PlannedWrite>) => guard(write(more));

const ids = (more: Partial<PlannedWrite>) => questions(more).map(({ id }) => id);

describe('A write', () => {
  it('to the sandbox is free', () => {
    const environment = { name: 'sandbox', label: 'sandbox', base: 'http://127.0.0.1:1/beta' } as const;
    assert.deepEqual(ids({ environment, payloadTenant: other, protectedTenants: [mine] }), []);
  });

  it('of text that could not be read is asked about, to the sandbox too', () => {
    const environment = { name: 'sandbox', label: 'sandbox', base: 'http://127.0.0.1:1/beta' } as const;
    assert.deepEqual(ids({ environment, hasReplacement: true }), ['unreadable-text']);
    assert.deepEqual(ids({ hasReplacement: true }), ['unreadable-text', 'first-write']);
  });

  it('is confirmed the first time, with verb, URL, tenant, account and what changes', () => {
    const [question] = questions({});
    assert.equal(question?.message, 'Add this host profile in Microsoft Graph?');
    for (const part of [
      'POST https://graph',
      mine,
      'ada@contoso.example',
      'web01.host',
      'This creates a new host profile',
    ]) {
      assert.ok(question.detail.includes(part), part);
    }
    assert.match(
      questions({ intent: 'update' })[0]?.detail ?? '',
      /^This changes the host profile\. Properties that the payload leaves out stay as they are\./m,
    );
  });

  it('is not confirmed again in this environment, for this account, in this session', () => {
    const confirmed = new Set([questions({})[0]?.rememberAs ?? '']);
    assert.deepEqual(ids({ confirmed }), []);
    const elsewhere = { name: 'graph', label: 'Microsoft Graph', base: 'https://graph.microsoft.us/beta' } as const;
    assert.deepEqual(ids({ confirmed, environment: elsewhere }), ['first-write']);
    const bob = { id: 'y', kind: 'person', name: 'bob@contoso.example', tenantId: mine } as const;
    assert.deepEqual(ids({ confirmed, account: bob }), ['first-write']);
  });

  it('is confirmed again in another tenant, and for another app', () => {
    const guest = { id: 'x', kind: 'person', name: 'ada@contoso.example', tenantId: mine } as const;
    const app = appAccount('11111111-2222-4333-8444-555555555555', mine);
    const payloadTenant = undefined;
    for (const [account, others] of [
      [guest, [{ ...guest, tenantId: other }]],
      [app, [appAccount('22222222-2222-4333-8444-555555555555', mine), { ...app, tenantId: other }]],
    ] as const) {
      const confirmed = new Set([questions({ account, payloadTenant })[0]?.rememberAs ?? '']);
      assert.deepEqual(ids({ account, payloadTenant, confirmed }), []);
      for (const one of others) assert.deepEqual(ids({ account: one, payloadTenant, confirmed }), ['first-write']);
    }
  });

  it('to another tenant than the payload’s is asked about every time', () => {
    const confirmed = new Set([questions({})[0]?.rememberAs ?? '']);
    const [question] = questions({ payloadTenant: other, confirmed });
    assert.equal(question?.id, 'tenant-mismatch');
    assert.equal(question.message, `The payload is for tenant ${other}, but you’re signed in to ${mine}.`);
    assert.equal(question.rememberAs, undefined);
  });

  it('is no mismatch by case, without a tenant in the payload, or without a sign-in', () => {
    assert.deepEqual(ids({ payloadTenant: mine.toUpperCase() }), ['first-write']);
    assert.deepEqual(ids({ payloadTenant: undefined }), ['first-write']);
    assert.deepEqual(ids({ account: undefined, payloadTenant: other }), ['first-write']);
  });

  it('for a tenant that differs from one’s own in anything but case is asked about, and shown with what can’t be seen', () => {
    for (const [more, shown] of [
      ['\0', '·'],
      ['\r\n', '··'],
      ['\u200b', '·'],
      [' ', ' '],
      ['/x', '/x'],
    ] as const) {
      const [question] = questions({ payloadTenant: mine.toUpperCase() + more, confirmed: new Set() });
      assert.equal(question?.id, 'tenant-mismatch');
      assert.equal(
        question.message,
        `The payload is for tenant "${mine.toUpperCase()}${shown}", but you’re signed in to ${mine}.`,
      );
      assert.match(question.detail, new RegExp(`azureTenantId "${mine}${shown}"$`, 'im'));
    }
  });

  it('for a tenant that only looks like a protected one asks to type its name', () => {
    for (const more of ['\0', ' ', '\u202e', '\u200b', '\ufeff', '\u00ad', '\u034f', '\u2028']) {
      for (const payloadTenant of [other + more, more + other, other.replace('-', `${more.replace(' ', '')}-`)]) {
        const asked = ids({ account: undefined, payloadTenant, protectedTenants: [other] });
        assert.deepEqual(asked, ['protected-tenant'], JSON.stringify(payloadTenant));
      }
    }
  });

  it('of a payload whose tenant is not one text is asked about every time, signed in or not', () => {
    const confirmed = new Set([
      questions({})[0]?.rememberAs ?? '',
      questions({ account: undefined })[0]?.rememberAs ?? '',
    ]);
    const payloadTenant = null;
    for (const account of [undefined, write().account]) {
      const [question] = questions({ payloadTenant, confirmed, account });
      assert.equal(question?.id, 'unclear-tenant');
      assert.equal(question.rememberAs, undefined);
      assert.match(question.detail, /azureTenantId unclear/);
    }
    assert.deepEqual(ids({ payloadTenant, protectedTenants: [mine] }), ['unclear-tenant', 'protected-tenant']);
  });

  for (const [name, protectedTenants, more] of [
    ['by id', [mine.toUpperCase()], {}],
    ['by the domain of the account', ['Contoso.example'], {}],
    ['by the domain of the settings', ['contoso.onmicrosoft.com'], { tenant: 'contoso.onmicrosoft.com' }],
  ] as const) {
    it(`to a protected tenant, known ${name}, asks to type its name, every time`, () => {
      const confirmed = new Set([questions({})[0]?.rememberAs ?? '']);
      const [question] = questions({ protectedTenants, confirmed, ...more });
      assert.equal(question?.typeToConfirm, protectedTenants[0]);
      assert.equal(typedRight(question, ` ${protectedTenants[0].toLowerCase()} `), true);
      assert.equal(typedRight(question, ''), false);
      assert.equal(typedRight(question, 'yes'), false);
    });
  }

  const domains = ['fabrikam.com', 'contoso.com'];
  const app = appAccount('11111111-2222-4333-8444-555555555555', mine);

  it('of an app or a guest to a protected tenant is known by the id that the domain stands for', () => {
    const domainTenants = new Map([
      ['fabrikam.com', { id: other }],
      ['contoso.com', { id: mine.toUpperCase() }],
    ]);
    const [question] = questions({ account: app, tenant: mine, protectedTenants: domains, domainTenants });
    assert.equal(question?.typeToConfirm, 'contoso.com');
    assert.equal(question.message, 'contoso.com is a protected tenant. Type its name to add there.');
  });

  it('asks to type the name of a domain of which nobody could say what it is', () => {
    const domainTenants = new Map([
      ['fabrikam.com', 'none'],
      ['contoso.com', 'unknown'],
    ] as const);
    const [question] = questions({ account: app, protectedTenants: domains, domainTenants });
    assert.equal(question?.typeToConfirm, 'contoso.com');
    assert.match(question.message, /This might be contoso\.com, a protected tenant/);
  });

  it('is not stopped by the domains of other tenants, or of none', () => {
    const domainTenants = new Map<string, TenantOfDomain>([
      ['fabrikam.com', { id: other }],
      ['contoso.com', 'none'],
    ]);
    assert.deepEqual(ids({ account: app, protectedTenants: domains, domainTenants }), ['first-write']);
  });

  it('about a protected tenant asks to type its name, signed in or not', () => {
    const payloadTenant = other;
    const protectedTenants = [other.toUpperCase()];
    assert.deepEqual(ids({ account: undefined, payloadTenant, protectedTenants }), ['protected-tenant']);
    assert.deepEqual(ids({ payloadTenant, protectedTenants }), ['tenant-mismatch', 'protected-tenant']);
    const domainTenants = new Map([['fabrikam.com', { id: other }]]);
    const [, question] = questions({ payloadTenant, protectedTenants: domains, domainTenants });
    assert.equal(question?.message, 'The payload is for fabrikam.com, a protected tenant. Type its name to add.');
  });

  it('needs to know what domains stand for only where no name tells already', () => {
    assert.deepEqual(domainsToFind(write({ protectedTenants: [' contoso.com ', other, '', 'x/../evil'] })), [
      'contoso.com',
    ]);
    assert.deepEqual(domainsToFind(write({ protectedTenants: ['contoso.com', 'contoso.example'] })), []);
    assert.deepEqual(domainsToFind(write({ protectedTenants: ['contoso.com', mine] })), []);
  });

  it('to a protected tenant that is not the payload’s asks both', () => {
    assert.deepEqual(ids({ payloadTenant: other, protectedTenants: [mine] }), ['tenant-mismatch', 'protected-tenant']);
  });

  it('is not stopped by empty entries, or entries of other tenants', () => {
    assert.deepEqual(ids({ protectedTenants: ['', ' ', other, 'fabrikam.com'] }), ['first-write']);
  });
});
