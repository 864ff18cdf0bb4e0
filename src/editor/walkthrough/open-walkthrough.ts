import * as vscode from 'vscode';
import type { PayloadFiles } from '../problems/payload-files';
import { walkthrough } from './walkthrough';

/** What opening the walkthrough takes of the extension. */
export interface WalkthroughServices {
  /** `publisher.name`. */
  readonly extensionId: string;
  /** Of this installation, for all windows. */
  readonly installation: Pick<vscode.Memento, 'get' | 'update'>;
}

const openedKey = 'walkthroughOpened';

/** Opens the walkthrough. */
export async function openWalkthrough({ extensionId, installation }: WalkthroughServices): Promise<void> {
  await installation.update(openedKey, true);
  await vscode.commands.executeCommand('workbench.action.openWalkthrough', `${extensionId}#${walkthrough.id}`, false);
}

/**
 * Opens the walkthrough once after install, where there are payloads to begin with and no editor is open, unless VS Code has
 * done it or the person wants no walkthroughs. While an editor is open the person is at work: it waits for another start.
 */
export async function openAfterInstall(
  services: WalkthroughServices & { readonly files: Pick<PayloadFiles, 'all'> },
): Promise<void> {
  const { installation, files } = services;
  if (installation.get(openedKey) === true) return;
  const isWanted = vscode.workspace
    .getConfiguration('workbench.welcomePage')
    .get<boolean>('walkthroughs.openOnInstall', true);
  const isOpen = openTabs().some(({ label }) => label.includes(walkthrough.title));
  if (isOpen || !isWanted) return installation.update(openedKey, true);
  const { length } = await files.all();
  // Looked at last: while the files were searched, the person may have opened one.
  if (length > 0 && openTabs().length === 0) await openWalkthrough(services);
}

const openTabs = (): vscode.Tab[] => vscode.window.tabGroups.all.flatMap((group) => group.tabs);
