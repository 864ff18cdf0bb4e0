import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { newest } from '../../src/build/vscode-host/versions';
import { certificateAppId, secretAppId, tenantId } from '../flow/auth/support/provider';
import { accept, answer, choose, chooseFile } from './quick-input';
import { setUp } from './set-up';
import { SigningIn } from './signing-in';
import type { Workbench } from './workbench';

/** What an app proves itself with, as the person gives it; each returns what must be seen nowhere afterwards. */
const proofs = [
  {
    what: 'client secret',
    clientId: secretAppId,
    async give({ workbench: { page }, provider }: SigningIn): Promise<string> {
      await choose(page, 'App with Client Secret');
      await answer(page, provider.clientSecret);
      await accept(page);
      return provider.clientSecret;
    },
  },
  {
    what: 'certificate',
    clientId: certificateAppId,
    async give({ workbench: { page }, provider, outside }: SigningIn): Promise<string> {
      const { certificate, privateKey } = provider.appCertificate;
      const file = path.join(outside, 'app.pem');
      await writeFile(file, `${certificate}${privateKey}`);
      await choose(page, 'App with Certificate');
      await chooseFile(page, file);
      return privateKey.split('\n')[1] ?? assert.fail('no key');
    },
  },
] as const;

for (const proof of proofs) {
  const { what, clientId } = proof;
  describe(`An app signs in with its ${what}`, () => {
    let world: SigningIn;
    let workbench: Workbench;
    let secret: string;

    setUp(async (cleanup) => {
      world = await SigningIn.start(cleanup, newest, { 'securityProfiles.custom.clientId': clientId });
      ({ workbench } = world);
    });

    it('unless the provider refuses it', async () => {
      world.provider.interfere = async (ctx, next) => {
        if (ctx.path !== '/token') return next();
        ctx.status = 401;
        ctx.body = { error: 'invalid_client', error_description: `Wrong: ${world.provider.clientSecret}` };
      };
      await workbench.runCommand('Security Profiles: Sign In…');
      await proof.give(world);
      await world.message(/^The provider doesn’t know this app, or its secret or certificate is wrong/);
      await workbench.screenshot(`sign-in-refused-${clientId}`);
      world.provider.interfere = undefined;
      await world.statusBar('custom: not signed in');
    });

    it('that it is asked for once', async () => {
      await workbench.runCommand('Security Profiles: Sign In…');
      secret = await proof.give(world);
      await world.statusBar('custom: App');
      await workbench.screenshot(`sign-in-${clientId}`);
    });

    it('and adds a profile as itself', async () => {
      await workbench.runCommand('Security Profiles: Add Profile');
      const asked = await workbench.dialog();
      for (const fact of [clientId, tenantId]) assert.ok(asked.includes(fact), `${fact} in ${asked}`);
      await workbench.press('Add');
      await workbench.headline(/^Added host profile/);
      assert.equal(world.graph.sandbox.count('host'), 1);
    });

    it('of which nothing is left on the screen, in a file or in VS Code’s state, nor of its token', async () => {
      const [request] = world.graph.requests;
      const secrets = [secret, ...(request?.token.split('.') ?? [])];
      assert.equal(secrets.length, 4);
      const seen = (await world.screenText()) + (await world.stateText());
      assert.deepEqual(
        secrets.filter((one) => seen.includes(one)),
        [],
      );
      assert.deepEqual(await world.filesWith(secrets), []);
    });

    it('until it signs out', async () => {
      await workbench.runCommand('Security Profiles: Sign Out');
      await world.statusBar('custom: not signed in');
    });
  });
}
