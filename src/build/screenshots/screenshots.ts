import { cp, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Cleanup } from '../../../test/support/cleanup';
import { temporaryFolder } from '../../../test/support/temporary-folder';
import { keepEvidence } from '../../../test/walk/evidence';
import { openWorkbench, type WalkOptions } from '../../../test/walk/open';
import type { Workbench } from '../../../test/walk/workbench';
import { root } from '../folders';
import { packageExtension } from '../bundle/package';
import { followsSystem, type Scene } from './camera';
import { begun, payloadName, takeMainWay, takeOverview, tenant, written } from './scenes';
import { stepFiles, takeSteps } from './walkthrough-scenes';

/** Hides what would take up room or look different from the desktop. */
const settings = {
  ...followsSystem,
  'breadcrumbs.enabled': false,
  'editor.cursorBlinking': 'solid',
  'editor.fontSize': 13,
  'editor.minimap.enabled': false,
  'editor.occurrencesHighlight': 'off',
  'editor.renderLineHighlight': 'none',
  'editor.scrollBeyondLastLine': false,
  'editor.scrollbar.horizontal': 'hidden',
  'remote.autoForwardPorts': false,
  'window.commandCenter': false,
  'window.menuBarVisibility': 'hidden',
  'workbench.layoutControl.enabled': false,
};

/** Windows that are opened one after the other: the size of each in CSS pixels, the files of its folder, what is done there. */
const stages: readonly {
  readonly screen: NonNullable<WalkOptions['screen']>;
  readonly files: Readonly<Record<string, string>>;
  readonly take: (workbench: Workbench, scene: Scene) => Promise<void>;
}[] = [
  { screen: { width: 1100, height: 700, scale: 1 }, files: { [payloadName]: written }, take: takeOverview },
  { screen: { width: 800, height: 600, scale: 1.5 }, files: { [payloadName]: begun }, take: takeMainWay },
  { screen: { width: 660, height: 460, scale: 1.5 }, files: stepFiles, take: takeSteps },
];

/** Opens VS Code on a folder of its own, and takes the pictures there. */
async function play({ screen, files, take }: (typeof stages)[number]): Promise<void> {
  const cleanup = new Cleanup();
  try {
    const workspace = path.join(await temporaryFolder(cleanup, 'pictures-'), 'contoso-profiles');
    await cp(path.join(root, 'examples'), workspace, { recursive: true, filter: isShown });
    for (const [name, text] of Object.entries(files)) await writeFile(path.join(workspace, name), text);
    const { workbench } = await openWorkbench(cleanup, { workspace, settings, screen });
    const { page } = workbench;
    const browser = page.context().browser();
    if (!browser) throw new Error('The page has no browser.');
    await take(workbench, { browser, page, fixed: [tenant] });
  } catch (error) {
    await keepEvidence('screenshots');
    throw error;
  } finally {
    await cleanup.run();
  }
}

/** Examples that show how to write a payload, without those of the documentation pages and those that show a mistake. */
const isShown = (file: string) => !/docs-|mistakes|plain|update-|README/.test(path.basename(file));

/** The pictures of README and walkthrough, from the real VS Code: `npm run screenshots`. */
async function main(): Promise<void> {
  await packageExtension();
  for (const stage of stages) await play(stage);
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);
