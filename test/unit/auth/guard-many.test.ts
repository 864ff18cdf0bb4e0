import assert from 'node:assert/strict';
import { domainsToFindFor, guardMany, type PlannedWrites } from '../../../src/auth/guard-many';
import { typedRight } from '../../../src/auth/guards';

const mine = 'aaaaaaaa-2222-4333-8444-555555555555';
const other = 'bbbbbbbb-2222-4333-8444-555555555555';

const questions = (more: Partial<PlannedWrites> = {}) =>
  guardMany({
    environment: { name: 'graph', label: 'Microsoft Graph', base: 'https://graph.microsoft.com/beta' },
    account: { id: 'x', kind: 'person', name: 'ada@contoso.example', tenantId: mine },
    tenant: 'organizations',
    protectedTenants: [],
    adds: 3,
    updates: 2,
    deletes: 0,
    payloadTenants: [mine, mine, undefined],
    withReplacement: 0,
    ...more,
  });

const sandbox = { name: 'sandbox', label: 'sandbox', base: 'http://127.0.0.1:1/beta' } as const;

describe('Many writes', () => {
  it('are asked about once, with numbers, base URL, environment, tenant, and account', () => {
    const [question, ...more] = questions();
    assert.deepEqual(more, []);
    assert.equal(question?.message, 'Add 3 profiles and update 2 in Microsoft Graph?');
    assert.deepEqual(question.detail.split('\n'), [
      'Base URL: https://graph.microsoft.com/beta',
      'Environment: Microsoft Graph',
      'Account: ada@contoso.example',
      `Tenant: ${mine}`,
    ]);
    assert.equal(
      questions({ adds: 1, updates: 1, deletes: 4 })[0]?.message,
      'Add 1 profile, update 1, and delete 4 in Microsoft Graph?',
    );
  });

  it('say how many payloads are for another tenant, or for nobody knows which', () => {
    const detail = questions({ payloadTenants: [other, mine, other, null] })[0]?.detail ?? '';
    assert.match(detail, new RegExp(`^2 payloads for another tenant: ${other}$`, 'm'));
    assert.match(detail, /^1 payload whose azureTenantId isn’t a single string$/m);
  });

  it('count a payload for a tenant that only looks like one’s own', () => {
    const detail = questions({ payloadTenants: [`${mine}\0`, mine, ` ${mine}`] })[0]?.detail ?? '';
    assert.match(detail, new RegExp(`^2 payloads for another tenant: "${mine}·" and " ${mine}"$`, 'm'));
  });

  it('want the name of a protected tenant typed, be it the target or a payload’s', () => {
    for (const [more, entry] of [
      [{ protectedTenants: [mine] }, mine],
      [{ protectedTenants: [other], payloadTenants: [mine, other] }, other],
    ] as const) {
      const [question, ...rest] = questions(more);
      assert.deepEqual(rest, []);
      assert.equal(question?.typeToConfirm, entry);
      assert.match(question.detail, /^Add 3 profiles and update 2$/m);
      assert.equal(typedRight(question, entry), true);
    }
  });

  it('count a protected domain that is another name of the tenant', () => {
    const more = { protectedTenants: ['contoso.com'] };
    assert.equal(questions(more)[0]?.typeToConfirm, undefined);
    const domainTenants = new Map([['contoso.com', { id: mine }]]);
    assert.equal(questions({ ...more, domainTenants })[0]?.typeToConfirm, 'contoso.com');
    const writes = { payloadTenants: [mine], account: undefined, tenant: '', protectedTenants: ['contoso.com'] };
    assert.deepEqual(domainsToFindFor(writes as unknown as PlannedWrites), ['contoso.com']);
  });

  it('to the sandbox are free, but for deletes and text that could not be read', () => {
    const ids = (more: Partial<PlannedWrites>) => questions({ environment: sandbox, ...more }).map(({ id }) => id);
    assert.deepEqual(ids({ protectedTenants: [mine] }), []);
    assert.deepEqual(ids({ deletes: 1 }), ['delete']);
    assert.deepEqual(ids({ withReplacement: 2 }), ['unreadable-text']);
    assert.match(questions({ withReplacement: 1 })[0]?.message ?? '', /^1 payload has characters/);
  });
});
