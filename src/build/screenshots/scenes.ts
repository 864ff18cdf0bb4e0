import type { Page } from 'playwright-core';
import { eventually } from '../../../test/support/eventually';
import type { Workbench } from '../../../test/walk/workbench';
import { takePicture, type Scene } from './camera';

/** The file that the pictures are about. */
export const payloadName = 'web01.host.secprofile.json';

/** The tenant that it names. */
export const tenant = '3f2a7c64-9b1e-4d58-8c07-5e6d1f0a2b93';

/** As somebody has begun to write it. */
export const begun = `{
  "azureTenantId": "${tenant}",
  "fqdn": "web01.contoso.com",
  "vendorInformation": { "vendor": "Contoso", "provider": "Endpoint Sensor" },
}
`;

/** As it is when it is added. */
export const written = begun.replace('  "vendor', '  "tags": ["HVA"],\n  "vendor');

/** The main way, a picture each: write, add, change, update by difference. */
export async function takeMainWay(workbench: Workbench, scene: Scene): Promise<void> {
  const { page } = workbench;
  const editor = page.locator('.editor-group-container.active');
  const panel = page.locator('[id="workbench.parts.panel"]');
  const height = (pixels: number) => page.setViewportSize({ width: 800, height: pixels });

  await height(440);
  await workbench.runCommand('View: Close Primary Side Bar');
  await workbench.openFile(payloadName);
  for (const key of ['ControlOrMeta+Home', 'ArrowDown', 'ArrowDown', 'End', 'Enter']) await page.keyboard.press(key);
  await workbench.type('"ta');
  await complete(page, 'tags', 'Labels set by people');
  await takePicture(scene, 'write', editor);
  await page.keyboard.press('Enter');
  await eventually(async () => (await workbench.editorText()).includes('"tags"'), 'the completed property');
  await workbench.replaceText(written);

  await height(600);
  await addIt(workbench);
  await givePanel(page, 340);
  await takePicture(scene, 'add', editor, panel);

  await workbench.replaceInText('"HVA"', '"HVA", "internet-facing"');
  await lens(page, '1 change').waitFor();
  await lens(page, 'Compare').click();
  await page.locator('.monaco-diff-editor .line-insert').first().waitFor();
  await takePicture(scene, 'change', editor);
  await workbench.runCommand('View: Close Editor');

  await height(480);
  await givePanel(page, 220);
  await updateIt(workbench);
  await takePicture(scene, 'update', editor, panel);
}

/** A lens above the payload, by a text in it. */
export const lens = (page: Page, text: string) => page.locator('.codelens-decoration a', { hasText: text });

/** Adds the payload that is open, and waits until that is shown. */
export async function addIt(workbench: Workbench): Promise<void> {
  await lens(workbench.page, 'Add to sandbox').click();
  await workbench.headline(/^Added/);
  await lens(workbench.page, 'as live').waitFor();
}

/** Updates the payload that is open, of which one member has changed, and waits until that is shown. */
export async function updateIt(workbench: Workbench): Promise<void> {
  await lens(workbench.page, '1 change').click();
  await workbench.headline(/^Updated/);
  await lens(workbench.page, 'as live').waitFor();
}

/** Opens the completions at the cursor, with what one of them means. @param meaning a part of that */
export async function complete(page: Page, label: string, meaning: string): Promise<void> {
  const suggested = page.locator('.suggest-widget.visible').getByText(label, { exact: true }).first();
  // Before VS Code's JSON service has started, only the snippets come.
  await eventually(async () => {
    for (const key of ['Escape', 'Control+Space']) await page.keyboard.press(key);
    await suggested.waitFor({ timeout: 5000 });
    return true;
  }, 'the completions');
  // Pressed again, it shows the meaning.
  await page.keyboard.press('Control+Space');
  await page.locator('.suggest-details').getByText(meaning).waitFor();
}

/** Draws the border between editor and bottom panel until the panel has this height. @param height CSS pixels */
export async function givePanel(page: Page, height: number): Promise<void> {
  const panel = page.locator('[id="workbench.parts.panel"]');
  const [now, all] = [await panel.boundingBox(), await page.locator('.monaco-sash.horizontal').all()];
  if (!now) throw new Error('The panel is closed.');
  for (const sash of all) {
    const box = await sash.boundingBox();
    if (!box || box.width < now.width / 2 || Math.abs(box.y + box.height / 2 - now.y) > 8) continue;
    const [x, y] = [box.x + box.width / 3, box.y + box.height / 2];
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x, y + now.height - height, { steps: 4 });
    await page.mouse.up();
    return;
  }
  throw new Error('There is no border to draw.');
}

/** The whole window: the payloads of a workspace, one of them, and what its update changed. */
export async function takeOverview(workbench: Workbench, scene: Scene): Promise<void> {
  await workbench.openView('Security Profiles');
  await workbench.openFile(payloadName);
  await addIt(workbench);
  await workbench.replaceInText('"HVA"', '"HVA", "internet-facing"');
  await updateIt(workbench);
  await takePicture(scene, 'overview');
}
