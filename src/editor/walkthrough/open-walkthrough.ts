import * as vscode from 'vscode';
import type { PayloadFiles } from '../problems/payload-files';
import { tickReached, type Installation } from './milestones';
import { walkthrough } from './walkthrough';

/** What opening the walkthrough takes of the extension. */
export interface WalkthroughServices {
  /** `publisher.name`. */
  readonly extensionId: string;
  readonly installation: Installation;
}

const openedKey = 'walkthroughOpened';

/** The second part of the oldest version of VS Code that was seen to know a walkthrough at once. */
const knowsAtOnce = 139;

/** Opens the walkthrough, in front of what is open or behind it. @param version of VS Code, such as `1.112.0` */
export async function openWalkthrough(
  services: WalkthroughServices,
  isInFront = true,
  version = vscode.version,
): Promise<void> {
  await services.installation.update(openedKey, true);
  const id = `${services.extensionId}#${walkthrough.id}`;
  const open = () => vscode.commands.executeCommand('workbench.action.openWalkthrough', id, { inactive: !isInFront });
  await open();
  // VS Code 1.112 may open the page before it knows this walkthrough, and shows its own; the second time, it knows it. Elsewhere,
  // the second page would come late, and take the person back from a step that they have gone on to.
  if (isInFront && Number(version.split('.')[1]) < knowsAtOnce) await open();
  await tickReached(services.installation);
}

/**
 * Opens the walkthrough once after install, where there are payloads to begin with, unless the person wants no walkthroughs.
 * Whoever has a file open is at work: it's a tab behind then. VS Code's own pages, such as Welcome, make room.
 */
export async function openAfterInstall(
  services: WalkthroughServices & { readonly files: Pick<PayloadFiles, 'all'> },
  isWanted = isSettingOn(),
): Promise<void> {
  const { installation, files } = services;
  if (installation.get(openedKey) === true) return;
  if (!isWanted) return installation.update(openedKey, true);
  const { length } = await files.all();
  if (length === 0) return;
  // Looked at last: while the files were searched, the person may have opened one.
  const isAtWork = vscode.window.tabGroups.all.some(({ tabs }) => tabs.some(isFile));
  // VS Code replaces an editor in preview by the next one, even if that opens behind it.
  if (isAtWork && vscode.window.tabGroups.activeTabGroup.activeTab?.isPreview) {
    await vscode.commands.executeCommand('workbench.action.keepEditor');
  }
  await openWalkthrough(services, !isAtWork);
}

const isSettingOn = (): boolean =>
  vscode.workspace.getConfiguration('workbench.welcomePage').get('walkthroughs.openOnInstall', true);

/** VS Code tells extensions the type of every tab but its own pages. */
const isFile = ({ input }: vscode.Tab): boolean => input !== undefined;
