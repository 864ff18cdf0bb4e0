import type { Locator } from 'playwright-core';
import { accept, answer, narrow } from '../../../test/walk/quick-input';
import type { Workbench } from '../../../test/walk/workbench';
import { takePicture, type Scene } from './camera';
import { addIt, complete, givePanel, lens, payloadName, tenant, updateIt, written } from './scenes';

const misspelledName = 'web02.host.secprofile.json';
const userName = 'adele.user.secprofile.json';

/** What the steps work on, in lines that fit a small window. */
export const stepFiles = {
  [payloadName]: written.replace('Endpoint Sensor', 'EDR'),
  [misspelledName]: `{
  "azureTenantId": "${tenant}",
  "fqdn": "web02.contoso.com",
  "isAzureAadJoined": true,
  "vendorInformation": { "vendor": "Contoso", "provider": "EDR" }
}
`,
  [userName]: `{
  "azureTenantId": "${tenant}",
  "userPrincipalName": "adele@contoso.com",
  "accounts": [
    {
      "service": "Contoso CRM",
      "status": ""
    }
  ],
  "vendorInformation": { "vendor": "Contoso", "provider": "EDR" }
}
`,
};

/** A picture for each step of the walkthrough, named as the step. */
export async function takeSteps(workbench: Workbench, scene: Scene): Promise<void> {
  const { page } = workbench;
  const editor = page.locator('.editor-group-container.active');
  const panel = page.locator('[id="workbench.parts.panel"]');
  const take = (step: string, ...elements: Locator[]) => takePicture(scene, `walkthrough/${step}`, ...elements);
  const press = async (...keys: readonly string[]) => {
    for (const key of keys) await page.keyboard.press(key);
  };

  const height = (pixels: number) => page.setViewportSize({ width: 660, height: pixels });

  await height(320);
  await workbench.runCommand('View: Close Primary Side Bar');
  await workbench.runCommand('Security Profiles: New Profile Payload…');
  await narrow(page, 'Host');
  await accept(page);
  await page.getByPlaceholder('Fully qualified domain name').waitFor();
  await answer(page, 'web07.contoso.com');
  await page.getByText('web07.contoso.com.host.secprofile.json in').waitFor();
  await accept(page);
  await workbench.fileOpened('web07.contoso.com.host.secprofile.json');
  await page.locator('.selected-text').first().waitFor();
  await take('new', editor);
  await workbench.runCommand('View: Revert and Close Editor');

  await height(400);
  await workbench.openFile(userName);
  await press('ControlOrMeta+Home', ...Array<string>(6).fill('ArrowDown'), 'End', 'ArrowLeft');
  await complete(page, '"active"', 'The account is in use');
  await take('help', editor);
  await press('Escape');
  await workbench.runCommand('View: Close Editor');

  await height(320);
  await workbench.openFile(misspelledName);
  await page.locator('.squiggly-warning').first().waitFor();
  await press(
    'ControlOrMeta+Home',
    ...Array<string>(3).fill('ArrowDown'),
    'End',
    ...Array<string>(12).fill('ArrowLeft'),
  );
  await press('ControlOrMeta+.');
  await page.locator('.action-widget').getByText('isAzureAdJoined').first().waitFor();
  await take('mend', editor);
  await press('Escape');
  await workbench.runCommand('View: Close Editor');

  await height(480);
  await workbench.openFile(payloadName);
  await addIt(workbench);
  await givePanel(page, 220);
  await take('add', editor, panel);
  await workbench.replaceInText('"HVA"', '"HVA", "internet-facing"');
  await lens(page, '1 change').waitFor();
  await updateIt(workbench);
  await take('update', editor, panel);
  await workbench.runCommand('View: Hide Panel');
  await workbench.runCommand('View: Revert and Close Editor');
  await workbench.openFile(payloadName);

  await height(400);
  await workbench.runCommand('Security Profiles: Select Environment…');
  await page.locator('.quick-input-widget .monaco-list-row.focused', { hasText: 'Sandbox' }).waitFor();
  await press('ArrowDown');
  await page.locator('.quick-input-widget .monaco-list-row.focused', { hasText: 'Microsoft Graph' }).waitFor();
  await take('sign-in');
}
