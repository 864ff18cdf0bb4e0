import assert from 'node:assert/strict';
import { betaOf, cloudOf, clouds, cloudWarning } from '../../../src/auth/clouds';
import { customTarget, graphTarget, type CustomSettings, type GraphSettings } from '../../../src/auth/sign-in-target';
import { HumanError } from '../../../src/errors';

const clientId = '11111111-2222-4333-8444-555555555555';
const tenantId = 'AAAAAAAA-2222-4333-8444-555555555555';
const graph = (more: Partial<GraphSettings> = {}) =>
  graphTarget({ cloud: 'global', clientId, tenant: '', scopes: [], ...more });
const custom = (more: Partial<CustomSettings> = {}) =>
  customTarget({ baseUrl: 'https://graph.example/beta', authority: '', clientId, tenant: '', scopes: [], ...more });
const complaint = (make: () => unknown) => {
  try {
    make();
  } catch (error) {
    if (!HumanError.is(error)) throw error;
    const [action] = error.actions;
    return `${error.message} → ${action?.action === 'openSetting' ? `securityProfiles.${action.setting}` : 'undefined'}`;
  }
  return assert.fail('no complaint');
};

describe('A cloud', () => {
  it('has a root, an authority and a base that are https, all different from one another where they must be', () => {
    for (const cloud of clouds) {
      assert.match(cloud.graphRoot, /^https:\/\/[a-z.-]+$/);
      assert.match(cloud.authority, /^https:\/\/login\.[a-z.]+$/);
      assert.equal(betaOf(cloud), `${cloud.graphRoot}/beta`);
    }
    assert.equal(new Set(clouds.map(({ graphRoot }) => graphRoot)).size, 4);
  });

  it('is the global one where none is chosen, and found whatever the case', () => {
    assert.deepEqual([cloudOf('').id, cloudOf(' ').id], ['global', 'global']);
    assert.equal(cloudOf('china').graphRoot, 'https://microsoftgraph.chinacloudapi.cn');
    assert.equal(cloudOf(' usgov ').id, 'usGov');
  });

  it('that is unknown is shown like the global one, and nobody signs in to it', () => {
    const unknown = cloudOf('mars');
    assert.equal(unknown.graphRoot, 'https://graph.microsoft.com');
    // The editor hands on the id of the row.
    for (const cloud of ['mars', unknown.id]) {
      assert.match(
        complaint(() => graph({ cloud })),
        /no cloud “mars”.*usGovDoD.*graph\.cloud/,
      );
    }
  });

  it('warns where its schema has no profiles', () => {
    assert.deepEqual(
      clouds.filter((cloud) => cloudWarning(cloud) === undefined).map(({ id }) => id),
      ['global'],
    );
  });
});

describe('The target of Microsoft Graph', () => {
  it('asks any work account of the chosen cloud for the default scope', () => {
    assert.deepEqual(graph(), {
      key: `https://login.microsoftonline.com/organizations ${clientId} https://graph.microsoft.com/SecurityEvents.ReadWrite.All`,
      clientId,
      tenant: 'organizations',
      authority: 'https://login.microsoftonline.com/organizations',
      protocol: 'entra',
      scopes: ['https://graph.microsoft.com/SecurityEvents.ReadWrite.All'],
      appScopes: ['https://graph.microsoft.com/.default'],
      hosts: ['graph.microsoft.com'],
      settings: { authority: 'graph.cloud', clientId: 'graph.clientId', tenant: 'graph.tenant', scopes: 'scopes' },
    });
  });

  it('stays in its cloud: authority, scopes, and where the token goes', () => {
    for (const { id, graphRoot, authority } of clouds) {
      const target = graph({ cloud: id, tenant: 'Contoso.onmicrosoft.com' });
      assert.equal(target.authority, `${authority}/contoso.onmicrosoft.com`);
      assert.deepEqual(target.scopes, [`${graphRoot}/SecurityEvents.ReadWrite.All`]);
      assert.deepEqual(target.hosts, [new URL(graphRoot).host]);
    }
  });

  it('is the same for settings that mean the same', () => {
    const scopes = ['B.Read', ' a.read ', 'openid', 'https://graph.microsoft.com/B.Read', 'b.read', ''];
    const one = graph({ tenant: ` ${tenantId} `, scopes });
    assert.deepEqual(one.scopes.map((scope) => scope.toLowerCase()).length, 2);
    assert.equal(
      graph({ tenant: tenantId.toLowerCase(), scopes: ['b.read', 'a.read'] }).key.toLowerCase(),
      one.key.toLowerCase(),
    );
  });

  it('never lets personal accounts in', () => {
    for (const tenant of ['common', 'consumers', 'Common ']) {
      assert.match(
        complaint(() => graph({ tenant })),
        /personal accounts.*securityProfiles\.graph\.tenant/,
      );
    }
  });

  it('says which setting is wrong', () => {
    assert.match(
      complaint(() => graph({ clientId: '' })),
      /Application \(client\) ID.*graph\.clientId/,
    );
    assert.match(
      complaint(() => graph({ clientId: 'abc' })),
      /looks like.*graph\.clientId/,
    );
    assert.match(
      complaint(() => graph({ tenant: 'not a tenant' })),
      /tenant.*graph\.tenant/,
    );
    assert.match(
      complaint(() => graph({ tenant: 'x/../evil' })),
      /tenant.*graph\.tenant/,
    );
    assert.match(
      complaint(() => graph({ scopes: ['https://graph.microsoft.us/X'] })),
      /doesn’t belong to https:\/\/graph\.microsoft\.com.*scopes/,
    );
  });
});

describe('The target of a custom environment', () => {
  it('asks Entra for a token of its own, for its host alone', () => {
    const target = custom({ scopes: ['Profiles.Write'] });
    assert.deepEqual(target.scopes, ['https://graph.example/Profiles.Write']);
    assert.deepEqual([target.hosts, target.protocol], [['graph.example'], 'entra']);
    assert.equal(target.authority, 'https://login.microsoftonline.com/organizations');
  });

  it('may ask another provider by the rules of OpenID Connect', () => {
    const target = custom({
      authority: 'https://id.example/realm/',
      clientId: 'my-app',
      scopes: ['api://profiles/write'],
    });
    assert.deepEqual([target.protocol, target.authority], ['oidc', 'https://id.example/realm']);
    assert.deepEqual([target.scopes, target.appScopes], [['api://profiles/write'], ['api://profiles/.default']]);
  });

  it('never gets a token for Microsoft Graph', () => {
    for (const { graphRoot } of clouds) {
      const scopes = [`${graphRoot}/SecurityEvents.ReadWrite.All`];
      assert.match(
        complaint(() => custom({ scopes })),
        /is never sent to graph\.example.*custom\.scopes/,
      );
    }
    assert.deepEqual(custom({ baseUrl: 'https://graph.microsoft.com/beta' }).hosts, ['graph.microsoft.com']);
  });

  for (const scope of [
    'https://graph.microsoft.com',
    'https://graph.microsoft.com//.default',
    'https://Graph.microsoft.com/.default',
    'https://graph.microsoft.com:443/.default',
    'https://graph.microsoft.com./.default',
    'https:graph.microsoft.com/.default',
    'https://canary.graph.microsoft.com/.default',
    'https://ags.windows.net/.default',
    '00000003-0000-0000-c000-000000000000/.default',
    'api://00000003-0000-0000-C000-000000000000/.default',
    'openid https://graph.microsoft.com/.default',
  ]) {
    it(`never gets one by another spelling: ${scope}`, () => {
      for (const scopes of [[scope], ['Profiles.Write', scope]]) {
        assert.match(
          complaint(() => custom({ scopes })),
          /is never sent to graph\.example.*custom\.scopes/,
        );
      }
    });
  }

  it('gets tokens whose scopes only look a little like Graph’s', () => {
    for (const scope of [
      'https://mygraph.microsoft.com.example/x',
      'api://graph/.default',
      'https://graph.example/x',
    ]) {
      assert.deepEqual(custom({ scopes: [scope] }).scopes, [scope]);
    }
  });

  it('has neither a query nor a fragment', () => {
    for (const baseUrl of [
      'https://graph.example/?a=b/beta',
      'https://graph.example/#/beta',
      'https://graph.example/beta?',
    ]) {
      assert.match(
        complaint(() => custom({ baseUrl })),
        /“\?” or “#”.*custom\.baseUrl/,
      );
    }
  });

  it('is https, or on this machine', () => {
    assert.deepEqual(custom({ baseUrl: 'http://127.0.0.1:8080/beta' }).hosts, ['127.0.0.1:8080']);
    for (const baseUrl of [
      'http://graph.example/beta',
      'nonsense',
      'https://u:p@graph.example/',
      'http://127.0.0.1@evil.example/',
    ]) {
      assert.match(
        complaint(() => custom({ baseUrl })),
        /(https:\/\/|user name).*custom\.baseUrl/,
      );
    }
    for (const authority of ['http://127.0.0.1/', 'http://id.example', 'https://u@id.example']) {
      assert.match(
        complaint(() => custom({ authority })),
        /(https:\/\/|user name).*custom\.authority/,
      );
    }
  });
});
