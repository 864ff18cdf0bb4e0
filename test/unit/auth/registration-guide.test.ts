import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { cloudOf } from '../../../src/auth/clouds';
import { guideFields, registrationSteps } from '../../../src/auth/registration-guide';
import { portalSteps, redirectUri } from '../../../src/auth/registration-portal';

const clientId = '11111111-2222-4333-8444-555555555555';
const commands = (...args: Parameters<typeof registrationSteps>) =>
  registrationSteps(...args).flatMap(({ command }) => command ?? []);

describe('The guide to registering an app', () => {
  it('checks each field as it is typed', () => {
    const problems = (id: 'clientId' | 'tenant', text: string) =>
      guideFields.find((field) => field.id === id)?.problem(text);
    assert.equal(problems('clientId', clientId), undefined);
    assert.match(problems('clientId', '1111') ?? '', /looks like/);
    assert.match(problems('clientId', ' ') ?? '', /Enter the Application/);
    for (const tenant of ['', 'organizations', clientId, 'contoso.onmicrosoft.com', 'CONTOSO.com']) {
      assert.equal(problems('tenant', tenant), undefined, tenant);
    }
    for (const tenant of [
      'common',
      'contoso',
      'con toso.com',
      'https://contoso.com',
      '-a.com',
      'a..com',
      'x; rm -rf /',
    ]) {
      assert.ok(problems('tenant', tenant), tenant);
    }
  });

  it('lets the tenant be empty only for apps that are not registered as its own lines do it', () => {
    assert.match(commands(cloudOf('global')).join('\n'), /--sign-in-audience AzureADMyOrg/);
    assert.match(guideFields[1]?.prompt ?? '', /empty only for multitenant apps/);
  });

  it('gives lines to copy, with the client id in them once it is known', () => {
    const lines = commands(cloudOf('global'), { clientId, tenant: 'contoso.com' });
    assert.equal(lines[0], 'az login --tenant contoso.com --allow-no-subscriptions');
    assert.match(
      lines[1] ?? '',
      new RegExp(`--is-fallback-public-client true --public-client-redirect-uris ${redirectUri} `),
    );
    assert.ok(lines.slice(2).every((line) => line.includes(clientId)));
    assert.ok(
      commands(cloudOf('global'))
        .slice(2)
        .every((line) => line.includes('<client id>')),
    );
  });

  for (const who of ['person', 'app'] as const) {
    it(`is written out in the docs, as the portal has it, for ${who === 'person' ? 'people' : 'apps'}`, () => {
      const page = readFileSync('docs/sign-in.md', 'utf8');
      const missing = portalSteps(cloudOf('global'), who).filter((step) => !page.includes(step));
      assert.deepEqual(missing, []);
    });
  }

  it('goes to the admin center of the cloud, and says what each way to sign in needs', () => {
    const steps = (cloud: string, who: 'person' | 'app') => portalSteps(cloudOf(cloud), who).join('\n');
    assert.match(steps('china', 'person'), /^Sign in to https:\/\/entra\.microsoftonline\.cn /);
    assert.match(steps('global', 'person'), /Mobile and desktop applications.*`http:\/\/localhost`/);
    assert.match(steps('global', 'person'), /Allow public client flows/);
    assert.match(steps('global', 'person'), /\*\*Delegated permissions\*\*/);
    assert.match(steps('global', 'app'), /Certificates & secrets/);
    assert.match(steps('global', 'app'), /\*\*Application permissions\*\*/);
    assert.doesNotMatch(steps('global', 'app'), /Redirect URI\*\* \(/);
  });

  it('lets nothing that was typed become part of a command', () => {
    const evil = { clientId: '"; rm -rf ~ #', tenant: '$(id).example' };
    assert.doesNotMatch(commands(cloudOf('global'), evil).join('\n'), /rm -rf|\$\(/);
  });

  it('chooses the cloud first, where it is not the global one', () => {
    assert.equal(commands(cloudOf('china'))[0], 'az cloud set --name AzureChinaCloud');
  });

  it('asks for an application permission when there is no person', () => {
    const lines = commands(cloudOf('global'), {}, 'app');
    assert.match(lines.join('\n'), /d903a879-88e0-4c09-b0c9-82f6a1333f84=Role/);
    assert.doesNotMatch(lines.join('\n'), /redirect/);
  });
});
