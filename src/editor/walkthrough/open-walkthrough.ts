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
 * Opens the walkthrough once after install, where there are payloads to begin with, unless VS Code has done it or the person
 * wants no walkthroughs.
 */
export async function openAfterInstall(
  services: WalkthroughServices & { readonly files: Pick<PayloadFiles, 'all'> },
): Promise<void> {
  const { installation, files } = services;
  if (installation.get(openedKey) === true) return;
  const isWanted = vscode.workspace
    .getConfiguration('workbench.welcomePage')
    .get<boolean>('walkthroughs.openOnInstall', true);
  const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs);
  const isOpen = tabs.some(({ label }) => label.includes(walkthrough.title));
  if (isOpen || !isWanted) await installation.update(openedKey, true);
  else if ((await files.all()).length > 0) await openWalkthrough(services);
}
