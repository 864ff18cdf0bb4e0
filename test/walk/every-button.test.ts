import assert from 'node:assert/strict';
import { eventually } from '../support/eventually';
import { copies, dismissBox, namesOf, pressEach, type Buttons } from './buttons';
import { openWorkbench } from './open';
import { accept, choose, narrow } from './quick-input';
import { setUp } from './set-up';
import type { Workbench } from './workbench';

const file = 'web01.host.secprofile.json';
const other = 'scanner.ip.secprofile.json';
const refused = 'adele.user.secprofile.json';
const untouched = 'fabrikam.domain.secprofile.json';
const guid = /^[\da-f]{8}-[\da-f-]{27}$/;

describe('Each button of the response view', () => {
  let workbench: Workbench;

  setUp(async (cleanup) => {
    ({ workbench } = await openWorkbench(cleanup));
  });

  const send = async (name: string, headline: RegExp) => {
    await workbench.openFile(name);
    await workbench.runCommand('Security Profiles: Add Profile');
    await workbench.headline(headline);
  };
  const button = async (name: string) => (await workbench.frame('Response')).getByRole('button', { name, exact: true });
  /** All that can be pressed now, but for the arrows at the lines of a body, and tabs. */
  const buttons = async () =>
    namesOf((await workbench.frame('Response')).locator('button:visible:not(.fold, [role=tab])'));

  /** Those of all tabs, each once. */
  async function buttonsOfTabs(): Promise<string[]> {
    const names = new Set<string>();
    for (const tab of await (await workbench.frame('Response')).getByRole('tab').all()) {
      await tab.click();
      for (const name of await buttons()) names.add(name);
    }
    return [...names];
  }

  const openTab = async (name: string) => (await workbench.frame('Response')).getByRole('tab', { name }).click();
  const copying = (name: string, tab: string, copied: RegExp) => async () => {
    await openTab(tab);
    await copies(workbench.page, await button(name), copied);
    // The button says so for a while.
    await (await button('Copied')).waitFor();
    await (await button(name)).waitFor();
  };
  const opensPayload = (payload: string) => async () => {
    await workbench.openFile(untouched);
    await workbench.pressInPanel(payload);
    await workbench.fileOpened(payload);
  };

  /** Those that every response has. @param details what the copied details begin with */
  const ofEach = (name: string, support: string, details: RegExp, body: RegExp): Buttons => ({
    [name]: opensPayload(name),
    async 'Find in Body'() {
      await openTab('Body');
      await workbench.pressInPanel('Find in Body');
      await (await workbench.frame('Response')).locator('input:focus').waitFor();
      await workbench.page.keyboard.press('Escape');
    },
    async 'Fold or Unfold All'() {
      const frame = await workbench.frame('Response');
      const lines = () => frame.locator('#panel-body .line:visible').count();
      const before = await lines();
      await workbench.pressInPanel('Fold or Unfold All');
      await eventually(async () => (await lines()) < before, 'fewer lines');
      await workbench.pressInPanel('Fold or Unfold All');
      await eventually(async () => (await lines()) === before, 'all lines');
    },
    async 'Open Body in Editor'() {
      await openTab('Body');
      await workbench.pressInPanel('Open Body in Editor');
      await workbench.page.locator('.tab.active[data-resource-name$=".response.json"]').waitFor();
      await workbench.runCommand('View: Close Editor');
    },
    async 'Save Body…'() {
      await workbench.pressInPanel('Save Body…');
      await workbench.page.locator('.quick-input-widget').getByText('Save Response Body').waitFor();
      await dismissBox(workbench.page);
    },
    'Copy Body': copying('Copy Body', 'Body', body),
    'Copy Headers': copying('Copy Headers', 'Headers', /^request-id: /im),
    async 'Copy As…'() {
      await openTab('Request');
      await workbench.pressInPanel('Copy As…');
      await choose(workbench.page, 'cURL (PowerShell)');
      await eventually(async () => (await workbench.clipboard()).startsWith('# For PowerShell 7'), 'the request');
    },
    'Copy IDs': copying('Copy IDs', support, /client-request-id/i),
    'Copy Details': copying('Copy Details', support, details),
  });

  it('does what it says of a profile that was added', async () => {
    await send(file, /^Added host profile/);
    await pressEach(await buttonsOfTabs(), {
      ...ofEach(file, 'Request', /^201 Created, /m, /^\{\n {2}"@odata\.context"/),
      'Copy ID': copying('Copy ID', 'Body', guid),
      async 'Write ID into Payload'() {
        await workbench.pressInPanel('Write ID into Payload');
        await eventually(async () => (await workbench.editorText()).includes('"id": "'), 'the ID in the payload');
      },
    });
  });

  it('does what it says of an Update', async () => {
    await workbench.replaceInText('"HVA"', '"HVA", "again"');
    await workbench.runCommand('Security Profiles: Update Profile');
    await workbench.headline(/^Updated host profile/);
    await pressEach(await buttonsOfTabs(), {
      ...ofEach(file, 'Request', /^200 OK, /m, /^\{\n {2}"@odata\.context"/),
      'Copy ID': copying('Copy ID', 'Body', guid),
      async 'Send Again'() {
        await workbench.pressInPanel('Send Again');
        await workbench.headline(/^Nothing to update/);
      },
    });
    assert.equal(await (await workbench.frame('Response')).locator('button:visible').count(), 0);
  });

  /** Sends a payload whose tags are a text. The last of its buttons comes late. */
  const sendMistaken = async () => {
    await workbench.runCommand('Security Profiles: Add Profile');
    await workbench.headline(/was not sent: it has 1 error/);
    await (await button('Fix All')).waitFor();
  };

  it('does what it says of a payload that has an error', async () => {
    await workbench.openFile(other);
    await workbench.replaceInText('["watchlist"]', '"watchlist"');
    await sendMistaken();
    const names = await buttons();
    const line = names.find((name) => name.startsWith('Line ')) ?? assert.fail(names.join(', '));
    await pressEach(names, {
      async [line]() {
        await workbench.openFile(untouched);
        await workbench.pressInPanel(line);
        await workbench.fileOpened(other);
      },
      async 'Show Problems'() {
        await workbench.pressInPanel('Show Problems');
        await workbench.page.locator('.markers-panel-container').waitFor();
        await workbench.runCommand('Security Profiles: Show Last Response');
        await workbench.headline(/was not sent/);
      },
      async 'Send Anyway'() {
        await workbench.pressInPanel('Send Anyway');
        await workbench.headline(/^Not added/);
      },
      async 'Fix All'() {
        await sendMistaken();
        await workbench.pressInPanel('Fix All');
        await workbench.headline(/has no errors left/);
      },
    });
    await pressEach(await buttons(), {
      async 'Add to sandbox'() {
        await workbench.pressInPanel('Add to sandbox');
        await workbench.headline(/^Added IP/);
      },
    });
  });

  it('does what it says of a refusal', async () => {
    await workbench.openFile(refused);
    await workbench.replaceInText('["VIP"]', '"VIP"');
    await sendMistaken();
    await workbench.pressInPanel('Send Anyway');
    await workbench.headline(/^Not added/);
    await pressEach(await buttonsOfTabs(), {
      ...ofEach(refused, 'Error', /^400 Bad Request, /m, /^\{\n {2}"error"/),
      async tags() {
        await openTab('Error');
        await workbench.openFile(untouched);
        await workbench.pressInPanel('tags');
        await workbench.fileOpened(refused);
      },
      'Copy Request ID': copying('Copy Request ID', 'Error', guid),
      'Copy Client Request ID': copying('Copy Client Request ID', 'Error', guid),
      async 'Send Again'() {
        await workbench.pressInPanel('Send Again');
        await workbench.headline(/was not sent: it has 1 error/);
      },
    });
  });

  it('does what it says of a request that is under way', async () => {
    await workbench.openFile(untouched);
    await workbench.runCommand('Security Profiles: Simulate Failure…');
    await narrow(workbench.page, 'Responds after 15 seconds');
    await accept(workbench.page);
    await choose(workbench.page, 'The next request');
    await workbench.runCommand('Security Profiles: Add Profile');
    await (await button('Cancel')).waitFor();
    await pressEach(await buttons(), {
      async Cancel() {
        await workbench.pressInPanel('Cancel');
        await workbench.headline(/^Canceled\. The domain profile may have been added anyway/);
      },
    });
  });
});
