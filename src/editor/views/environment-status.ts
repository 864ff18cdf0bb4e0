import * as vscode from 'vscode';
import { isPayloadFile } from '../../catalog/file-names';
import { environments, isRemote, type EnvironmentName } from '../../request/environment';
import type { CommandId } from '../manifest/command-ids.generated';
import type { PayloadFiles } from '../problems/payload-files';
import { chosenEnvironment } from '../settings/environment-settings';
import type { EnvironmentStatus, SignedIn } from './remote-status';

/** What tells that there is something to send, and where it goes. */
interface StatusServices {
  readonly auth: SignedIn;
  readonly files: Pick<PayloadFiles, 'all' | 'onDidChange'>;
}

/** Settings of sign-ins are read only where there are any: most people stay with the sandbox. */
async function statusOf(name: EnvironmentName, auth: SignedIn): Promise<EnvironmentStatus> {
  if (isRemote(name)) return (await import('./remote-status')).remoteStatus(name, auth);
  const tooltip = 'Requests go to the sandbox on this computer.';
  return { text: `$(database) ${environments[name].title}`, tooltip, isSignedIn: false };
}

/**
 * A status-bar item with environment, tenant and account, while the workspace has payloads or one is open, and always when it
 * is not the sandbox. It opens a menu of all that can be done about them.
 */
export function showEnvironment({ auth, files }: StatusServices): vscode.Disposable {
  const item = vscode.window.createStatusBarItem('securityProfiles.environment', vscode.StatusBarAlignment.Left, 1);
  item.name = 'Security Profiles: Environment';
  item.command = 'securityProfiles.showStatusMenu' satisfies CommandId;
  let newest = 0;
  const show = async () => {
    const turn = (newest += 1);
    const name = chosenEnvironment();
    const outside = isRemote(name);
    const isNeeded = outside || isPayloadOpen() || (await files.all()).length > 0;
    const { text, tooltip, isSignedIn } = await statusOf(name, auth);
    if (turn !== newest) return;
    item.text = text;
    item.tooltip = tooltip;
    item.accessibilityInformation = { label: `Security Profiles environment: ${tooltip}`, role: 'button' };
    item.backgroundColor = outside ? new vscode.ThemeColor('statusBarItem.warningBackground') : undefined;
    if (isNeeded) item.show();
    else item.hide();
    void vscode.commands.executeCommand('setContext', 'securityProfiles.signsIn', outside);
    void vscode.commands.executeCommand('setContext', 'securityProfiles.signedIn', isSignedIn);
  };
  void show();
  return vscode.Disposable.from(
    item,
    auth.onDidChange(() => void show()),
    files.onDidChange((changes) => {
      if (changes.some(({ change }) => change !== 'changed')) void show();
    }),
    vscode.window.onDidChangeActiveTextEditor(() => void show()),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration('securityProfiles')) void show();
    }),
  );
}

function isPayloadOpen(): boolean {
  const document = vscode.window.activeTextEditor?.document;
  return document !== undefined && isPayloadFile(document.uri.path);
}
