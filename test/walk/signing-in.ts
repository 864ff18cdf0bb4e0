import assert from 'node:assert/strict';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { copyOfExamples } from '../../src/build/vscode-host/host-suite';
import { step } from '../../src/build/test/progress';
import type { HostVersion } from '../../src/build/vscode-host/versions';
import { TestBrowser } from '../flow/auth/support/browser';
import { personAppId, scopeName, startProvider, tenantId, type TestProvider } from '../flow/auth/support/provider';
import { eventually } from '../support/eventually';
import type { Cleanup } from '../support/cleanup';
import { deletedAfterwards, temporaryFolder } from '../support/temporary-folder';
import { GraphLookAlike } from './graph-look-alike';
import { openWorkbench } from './open';
import type { Workbench } from './workbench';

export const person = 'ada@contoso.example';
/** The tenant of the examples as they ship. */
export const otherTenant = '3f2a7c64-9b1e-4d58-8c07-5e6d1f0a2b93';
/** Its tenant is the one that people and apps sign in to here; the other examples keep theirs. */
export const ours = 'web01.host.secprofile.json';

/**
 * A window of VS Code whose environment `custom` is a Graph look-alike, with a real OpenID provider that signs people and
 * apps in. Both speak TLS with a certificate that the window's machine trusts.
 */
export class SigningIn {
  private constructor(
    readonly provider: TestProvider,
    readonly graph: GraphLookAlike,
    readonly workbench: Workbench,
    /** Folders in which VS Code and the person keep things. */
    readonly kept: readonly string[],
    /** A folder that neither VS Code nor the workspace has anything to do with. */
    readonly outside: string,
  ) {}

  /** @param settings on top of those that make `custom` ready for a person */
  static async start(
    cleanup: Cleanup,
    version: HostVersion,
    settings: Readonly<Record<string, unknown>> = {},
  ): Promise<SigningIn> {
    const provider = cleanup.adopt(await startProvider());
    const graph = await GraphLookAlike.start(cleanup, provider.appCertificate);

    const workspace = deletedAfterwards(cleanup, await copyOfExamples());
    const payload = path.join(workspace, ours);
    await writeFile(payload, (await readFile(payload, 'utf8')).replace(otherTenant, tenantId));
    const outside = await temporaryFolder(cleanup, 'outside-');
    const certificate = path.join(outside, 'ca.pem');
    await writeFile(certificate, provider.appCertificate.certificate);

    const opened = await openWorkbench(cleanup, {
      version,
      workspace,
      settings: {
        // On, VS Code trusts a list of its own and NODE_EXTRA_CA_CERTS is ignored; off, what Node trusts counts.
        'http.systemCertificates': false,
        'securityProfiles.environment': 'custom',
        'securityProfiles.custom.baseUrl': graph.url,
        'securityProfiles.custom.authority': provider.issuer,
        'securityProfiles.custom.clientId': personAppId,
        'securityProfiles.custom.scopes': [`${provider.issuer}/${scopeName}`],
        ...settings,
      },
      env: { NODE_EXTRA_CA_CERTS: certificate },
    });
    await opened.workbench.openFile(ours);
    return new SigningIn(provider, graph, opened.workbench, [opened.dataDir, workspace], outside);
  }

  /** Waits until the status bar says it. */
  async statusBar(text: string): Promise<void> {
    step(`waits for “${text}” in the status bar`);
    await this.workbench.page.locator('.statusbar-item', { hasText: text }).waitFor();
  }

  /** Waits for a notification. */
  async message(about: RegExp): Promise<void> {
    step(`waits for a message like ${about.source}`);
    const messages = () => this.workbench.notifications();
    await eventually(async () => (await messages()).some((text) => about.test(text)), `a message like ${about.source}`);
  }

  /** The code in the dialog that asks to type it. */
  async shownCode(): Promise<string> {
    const shown = await this.workbench.dialog();
    assert.ok(shown.includes(`${this.provider.issuer}/device`), shown);
    const [, code] = /Your code is ([A-Z]{4}-[A-Z]{4})\b/.exec(shown) ?? [];
    assert.ok(code, shown);
    return code;
  }

  /** Signs in with a code, as this person, in whatever browser: the code is all that the two have in common. */
  async byDeviceCode(name = 'ada'): Promise<void> {
    const code = await this.shownCode();
    await this.opened(() => this.workbench.press('Copy & Open'));
    assert.equal(await this.workbench.clipboard(), code);
    await new TestBrowser(this.provider.fetch, name).visit(`${this.provider.issuer}/device?user_code=${code}`);
    await this.statusBar(`custom: ${name}@contoso.example`);
  }

  /**
   * Does what opens a page of the provider. It comes up in a new tab, through VS Code's own way to ports of the machine
   * that it runs on; there it is left alone, because that browser does not trust the provider.
   *
   * @returns where the tab went
   */
  async opened(act: () => Promise<void>): Promise<URL> {
    step('waits for a page in a new tab');
    const popup = this.workbench.page.waitForEvent('popup');
    await act();
    const tab = await popup;
    const { port } = new URL(this.provider.issuer);
    await tab.waitForURL((url) => url.href.includes(port), { waitUntil: 'commit' });
    const url = new URL(tab.url());
    await tab.close();
    return url;
  }

  /** Names of the files that VS Code and the person keep and that hold one of these texts. */
  async filesWith(secrets: readonly string[]): Promise<string[]> {
    const found: string[] = [];
    for (const folder of this.kept) {
      const files = await readdir(folder, { recursive: true, withFileTypes: true });
      for (const file of files.filter((entry) => entry.isFile())) {
        const text = await readFile(path.join(file.parentPath, file.name), 'latin1');
        if (secrets.some((secret) => text.includes(secret))) found.push(file.name);
      }
    }
    return found;
  }

  /** What the browser keeps for VS Code: global and workspace state, settings; not its secret storage. */
  async stateText(): Promise<string> {
    return this.workbench.page.evaluate<string>(`(async () => {
      const done = (request) => new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
      const texts = [];
      for (const { name } of await indexedDB.databases()) {
        const database = await done(indexedDB.open(name));
        for (const store of database.objectStoreNames) {
          const values = await done(database.transaction(store).objectStore(store).getAll());
          texts.push(...values.map((value) => value instanceof Uint8Array ? new TextDecoder().decode(value) : JSON.stringify(value)));
        }
        database.close();
      }
      return texts.join('\\n');
    })()`);
  }

  /** Everything on the screen: the window's own page and the panel's. */
  async screenText(): Promise<string> {
    const frame = await this.workbench.frame('Response');
    return `${await this.workbench.page.content()}\n${await frame.locator('html').innerHTML()}`;
  }
}
