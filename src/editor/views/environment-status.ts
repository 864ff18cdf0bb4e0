import * as vscode from 'vscode';
import { isPayloadFile } from '../../catalog/file-names';
import { environments, isRemote, type EnvironmentName } from '../../request/environment';
import type { CommandId } from '../manifest/command-ids.generated';
import { chosenEnvironment } from '../settings/environment-settings';
import type { EnvironmentStatus, SignedIn } from './remote-status';

/** Settings of sign-ins are read only where there are any: most people stay with the sandbox. */
async function statusOf(name: EnvironmentName, auth: SignedIn): Promise<EnvironmentStatus> {
  if (isRemote(name)) return (await import('./remote-status')).remoteStatus(name, auth);
  const tooltip = 'Requests go to the sandbox on this computer.';
  return { text: `$(database) ${environments[name].title}`, tooltip, isSignedIn: false };
}

/** A status-bar item with environment, tenant and account: while a payload is open, and always when it is not the sandbox. */
export function showEnvironment({ auth }: { readonly auth: SignedIn }): vscode.Disposable {
  const item = vscode.window.createStatusBarItem('securityProfiles.environment', vscode.StatusBarAlignment.Left, 1);
  item.name = 'Security Profiles: Environment';
  item.command = 'securityProfiles.selectEnvironment' satisfies CommandId;
  let newest = 0;
  const show = async () => {
    const turn = (newest += 1);
    const name = chosenEnvironment();
    const { text, tooltip, isSignedIn } = await statusOf(name, auth);
    if (turn !== newest) return;
    const outside = isRemote(name);
    item.text = text;
    item.tooltip = tooltip;
    item.accessibilityInformation = { label: `Security Profiles environment: ${tooltip}` };
    item.backgroundColor = outside ? new vscode.ThemeColor('statusBarItem.warningBackground') : undefined;
    const document = vscode.window.activeTextEditor?.document;
    if (outside || (document && isPayloadFile(document.uri.path))) item.show();
    else item.hide();
    void vscode.commands.executeCommand('setContext', 'securityProfiles.signsIn', outside);
    void vscode.commands.executeCommand('setContext', 'securityProfiles.signedIn', isSignedIn);
  };
  void show();
  return vscode.Disposable.from(
    item,
    auth.onDidChange(() => void show()),
    vscode.window.onDidChangeActiveTextEditor(() => void show()),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration('securityProfiles')) void show();
    }),
  );
}
