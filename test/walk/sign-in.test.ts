import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { copyOfExamples } from '../../src/build/host-suite';
import { vsixPath } from '../../src/build/package';
import { newest, oldest } from '../../src/build/vscode-host/versions';
import { TestBrowser } from '../flow/auth/support/browser';
import { personAppId, scopeName, startProvider, tenantId, type TestProvider } from '../flow/auth/support/provider';
import { eventually } from '../host/poll';
import { GraphLookAlike } from './graph-look-alike';
import { openWorkbench } from './open';
import { choose } from './quick-input';
import type { Workbench } from './workbench';

const person = 'ada@contoso.example';
const otherTenant = '3f2a7c64-9b1e-4d58-8c07-5e6d1f0a2b93';
/** Its tenant becomes the one that Ada signs in to; the other examples keep theirs. */
const ours = 'web01.host.secprofile.json';
const strange = 'scanner.ip.secprofile.json';

for (const version of [oldest, newest]) {
  describe(`Signing in, in VS Code ${version.vscode}`, () => {
    const cleanUp: (() => unknown)[] = [];
    let provider: TestProvider;
    let graph: GraphLookAlike;
    let workbench: Workbench;
    /** Folders in which VS Code and the person keep things. */
    let kept: readonly string[];

    before(async () => {
      provider = await startProvider();
      cleanUp.push(() => provider.stop());
      graph = await GraphLookAlike.start(provider.appCertificate);
      cleanUp.push(() => graph.stop());

      const workspace = await temporary(copyOfExamples());
      const payload = path.join(workspace, ours);
      await writeFile(payload, (await readFile(payload, 'utf8')).replace(otherTenant, tenantId));

      const certificate = path.join(await temporary(mkdtemp(path.join(tmpdir(), 'ca-'))), 'ca.pem');
      await writeFile(certificate, provider.appCertificate.certificate);

      const opened = await openWorkbench({
        version,
        vsix: vsixPath,
        workspace,
        settings: {
          // On, VS Code trusts a list of its own and NODE_EXTRA_CA_CERTS is ignored; off, what Node trusts counts.
          'http.systemCertificates': false,
          'securityProfiles.environment': 'custom',
          'securityProfiles.custom.baseUrl': graph.url,
          'securityProfiles.custom.authority': provider.issuer,
          'securityProfiles.custom.clientId': personAppId,
          'securityProfiles.custom.scopes': [`${provider.issuer}/${scopeName}`],
        },
        env: { NODE_EXTRA_CA_CERTS: certificate },
      });
      cleanUp.push(opened.close);
      workbench = opened.workbench;
      kept = [opened.dataDir, workspace];
      await workbench.openFile(ours);
    });

    after(async () => {
      for (const step of cleanUp.reverse()) await step();
    });

    afterEach(async function () {
      if (this.currentTest?.state === 'failed') await workbench.screenshot(`failed-sign-in-${version.vscode}`);
    });

    async function temporary(making: Promise<string>): Promise<string> {
      const folder = await making;
      cleanUp.push(() => rm(folder, { recursive: true, force: true }));
      return folder;
    }

    const statusBar = (text: string) => workbench.page.locator('.statusbar-item', { hasText: text }).waitFor();

    const headline = async (about: RegExp) => {
      const frame = await workbench.frame('Response');
      await eventually(
        async () => about.test(await frame.getByRole('status').innerText()),
        `a headline like ${about.source}`,
      );
    };

    /** The code in the dialog that asks to type it. */
    async function shownCode(): Promise<string> {
      const shown = await workbench.dialog();
      assert.ok(shown.includes(`${provider.issuer}/device`), shown);
      const [, code] = /Your code is ([A-Z]{4}-[A-Z]{4})\b/.exec(shown) ?? [];
      assert.ok(code, shown);
      return code;
    }

    /** The page comes up in a new tab, through VS Code's own way to ports of the machine that it runs on. */
    async function copyAndOpen(): Promise<void> {
      const popup = workbench.page.waitForEvent('popup');
      await workbench.press('Copy & Open');
      const tab = await popup;
      await tab.waitForURL((url) => url.href.includes(new URL(provider.issuer).port), { waitUntil: 'commit' });
      await tab.close();
    }

    it('is what the status bar asks for', async () => {
      await statusBar('custom: not signed in');
      await workbench.screenshot(`sign-in-not-${version.vscode}`);
    });

    it('that is given up while the page is open sends nothing, and the panel says so', async () => {
      await workbench.runCommand('Security Profiles: Add Profile');
      await shownCode();
      await copyAndOpen();
      await eventually(
        async () => (await workbench.notifications()).join() === `Adding ${ours}: signing in`,
        'one notification that says what is going on',
      );
      await workbench.screenshot(`sign-in-waits-${version.vscode}`);
      await workbench.press('Cancel');
      await headline(/^Not sent: you cancelled it/);
      await statusBar('custom: not signed in');
      assert.deepEqual(graph.requests, []);
    });

    it('by device code copies the code, opens the page, and ends with the account in the status bar', async () => {
      await workbench.runCommand('Security Profiles: Sign In…');
      await choose(workbench.page, 'Device Code');
      const code = await shownCode();
      await workbench.screenshot(`sign-in-code-${version.vscode}`);
      await copyAndOpen();
      assert.equal(await workbench.clipboard(), code);
      // In whatever browser: the code is all that the two have in common.
      await new TestBrowser(provider.fetch, 'ada').visit(`${provider.issuer}/device?user_code=${code}`);
      await statusBar(`custom: ${person}`);
      await eventually(async () => (await workbench.notifications()).length === 0, 'no notification is left');
      await workbench.screenshot(`sign-in-done-${version.vscode}`);
    });

    it('comes before the question of the first write, which names account and tenant', async () => {
      await workbench.runCommand('Security Profiles: Add Profile');
      const asked = await workbench.dialog();
      for (const fact of [`POST ${graph.url}/security/hostSecurityProfiles`, person, tenantId, ours]) {
        assert.ok(asked.includes(fact), `${fact} in ${asked}`);
      }
      await workbench.press('Add');
      await headline(/^Added host profile/);
      assert.equal(graph.sandbox.count('host'), 1);
    });

    it('to another tenant than the payload’s is asked about', async () => {
      await workbench.openFile(strange);
      await workbench.runCommand('Security Profiles: Add Profile');
      const asked = await workbench.dialog();
      assert.ok(asked.includes(`about tenant ${otherTenant}, but you are signed in to ${tenantId}`), asked);
      assert.match(asked, /A new IP profile is made there/);
      await workbench.screenshot(`sign-in-tenant-${version.vscode}`);
      await workbench.press(`Add in ${tenantId}`);
      await headline(/^Added IP profile/);
    });

    it('lets Update change what was added', async () => {
      await workbench.openFile(ours);
      await workbench.runCommand('Security Profiles: Update Profile');
      assert.match(await workbench.dialog(), /PATCH https:/);
      await workbench.press('Update');
      await headline(/^Updated host profile/);
      await workbench.screenshot(`sign-in-updated-${version.vscode}`);
      assert.deepEqual([graph.sandbox.count('host'), graph.sandbox.count('ip')], [1, 1]);
    });

    it('gave each request a token that nobody sees', async () => {
      assert.deepEqual(
        graph.requests.map(({ method }) => method),
        ['POST', 'POST', 'PATCH'],
      );
      const frame = await workbench.frame('Response');
      const seen = `${await workbench.page.content()}\n${await frame.locator('html').innerHTML()}`;
      for (const { token } of graph.requests) {
        const parts = token.split('.');
        assert.equal(parts.length, 3);
        for (const part of parts) assert.ok(!seen.includes(part), 'a token is on the screen');
      }
    });

    it('left no part of a token in a file: settings, state, logs, the workspace', async () => {
      const parts = graph.requests.flatMap(({ token }) => token.split('.'));
      const leaks: string[] = [];
      for (const folder of kept) {
        const files = await readdir(folder, { recursive: true, withFileTypes: true });
        for (const file of files.filter((entry) => entry.isFile())) {
          const text = await readFile(path.join(file.parentPath, file.name), 'latin1');
          if (parts.some((part) => text.includes(part))) leaks.push(file.name);
        }
      }
      assert.deepEqual(leaks, []);
    });

    it('ends with Sign Out', async () => {
      await workbench.runCommand('Security Profiles: Sign Out');
      await statusBar('custom: not signed in');
    });

    it('is asked for again by the next Add; given up at the code, nothing is sent', async () => {
      await workbench.runCommand('Security Profiles: Add Profile');
      await shownCode();
      await workbench.press('Cancel');
      await headline(/^Not sent: you cancelled it/);
      await statusBar('custom: not signed in');
      assert.equal(graph.requests.length, 3);
    });
  });
}
