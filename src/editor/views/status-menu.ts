import * as vscode from 'vscode';
import { environments, isRemote } from '../../request/environment';
import { labelText } from '../host/shown-text';
import type { CommandId } from '../manifest/command-ids.generated';
import type { SandboxHost } from '../sandbox/sandbox-host';
import { chosenEnvironment } from '../settings/environment-settings';
import { remoteStatus, type SignedIn } from './remote-status';

/** What the menu shows the state of. */
interface MenuServices {
  readonly auth: SignedIn;
  readonly sandbox: Pick<SandboxHost, 'running'>;
}

interface Item extends vscode.QuickPickItem {
  readonly command?: CommandId;
}

const separator = (label: string): Item => ({ label, kind: vscode.QuickPickItemKind.Separator });

/** Shows what can be done about environment, account and sandbox; returns the command that was chosen. */
export async function showStatusMenu(services: MenuServices): Promise<string | undefined> {
  const chosen = await vscode.window.showQuickPick(statusItems(services), {
    title: 'Security Profiles',
    placeHolder: 'Select what to do',
    matchOnDescription: true,
  });
  if (chosen?.command === undefined) return undefined;
  await vscode.commands.executeCommand(chosen.command);
  return chosen.command;
}

/** The items that make sense now. */
function statusItems({ auth, sandbox }: MenuServices): Item[] {
  const name = chosenEnvironment();
  const remote = isRemote(name) ? remoteStatus(name, auth) : undefined;
  const title = remote ? remote.tooltip : environments[name].title;
  return [
    separator('Environment'),
    item('server-environment', 'Select Environment…', 'securityProfiles.selectEnvironment', labelText(title)),
    ...(remote ? accountItems(remote.isSignedIn) : []),
    separator('Sandbox'),
    ...sandboxItems(sandbox.running?.url),
    separator('More'),
    item('history', 'Show History', 'securityProfiles.showHistory'),
    item('output', 'Show Log', 'securityProfiles.showLog'),
    item('rocket', 'Get Started', 'securityProfiles.getStarted'),
  ];
}

const item = (icon: string, label: string, command: CommandId, description?: string): Item => ({
  label,
  iconPath: new vscode.ThemeIcon(icon),
  command,
  ...(description === undefined ? {} : { description }),
});

const accountItems = (isSignedIn: boolean): Item[] => [
  separator('Account'),
  item('account', isSignedIn ? 'Switch Account…' : 'Sign In…', 'securityProfiles.signIn'),
  ...(isSignedIn ? [item('sign-out', 'Sign Out', 'securityProfiles.signOut')] : []),
];

const sandboxItems = (url: string | undefined): Item[] => [
  ...(url === undefined
    ? [item('play', 'Start Sandbox', 'securityProfiles.startSandbox', 'not running in this window')]
    : [
        item('debug-stop', 'Stop Sandbox', 'securityProfiles.stopSandbox', 'running; starts again when it’s needed'),
        item('copy', 'Copy Sandbox URL', 'securityProfiles.copySandboxUrl', url),
      ]),
  item('trash', 'Reset Sandbox…', 'securityProfiles.resetSandbox'),
  item('zap', 'Simulate Failure…', 'securityProfiles.simulateFailure'),
];
