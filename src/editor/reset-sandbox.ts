import * as vscode from 'vscode';
import { Cancelled } from '../errors';
import type { Services } from './services';

/** Deletes every profile of the sandbox, after asking. The files in the workspace stay as they are. */
export async function resetSandbox(services: Services): Promise<{ deleted: number }> {
  const sandbox = await services.sandbox.start();
  const count = sandbox.count();
  const noun = count === 1 ? 'profile' : 'profiles';
  const choice = await vscode.window.showWarningMessage(
    `Delete all ${count} ${noun} of the sandbox?`,
    { modal: true, detail: 'Your payload files stay. What is in the sandbox cannot be brought back.' },
    'Delete',
  );
  if (choice !== 'Delete') throw new Cancelled();
  await sandbox.reset();
  await services.knownIds.forget('sandbox');
  vscode.window.setStatusBarMessage(`Deleted ${count} ${noun} of the sandbox`, 5000);
  return { deleted: count };
}
