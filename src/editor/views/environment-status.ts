import * as vscode from 'vscode';
import { HumanError } from '../../errors';
import { isPayloadFile } from '../../catalog/file-names';
import { capitalised } from '../../response/wording';
import { chosenEnvironment, remoteEnvironment, remoteLabels } from '../settings/environment-settings';
import type { Services } from '../services';
import { labelText } from '../host/shown-text';

interface Sign {
  readonly text: string;
  readonly tooltip: string;
  /** Whether what is sent leaves this machine. */
  readonly outside: boolean;
}

/** Enough of a tenant to tell it from another: a guest's name has the domain of home, not of where it writes. */
const shortTenant = (tenant: string) => (tenant.length > 8 ? `${tenant.slice(0, 8)}…` : tenant);

function sign({ auth }: Pick<Services, 'auth'>): Sign {
  const name = chosenEnvironment();
  if (name === 'sandbox') {
    return { text: '$(beaker) Sandbox', tooltip: 'Add and Update go to the sandbox on this machine.', outside: false };
  }
  try {
    const { environment, signIn } = remoteEnvironment(name);
    const account = signIn && auth.current(signIn);
    const who = signIn ? (account?.name ?? 'not signed in') : 'no sign-in';
    const tenant = account?.tenantId;
    const [short, whole] = tenant ? [` · ${shortTenant(tenant)}`, `, tenant ${tenant}`] : ['', ''];
    return {
      text: `$(cloud) ${capitalised(environment.label)}: ${labelText(who + short)}`,
      tooltip: `Add and Update go to ${environment.base} as ${who}${whole}.`,
      outside: true,
    };
  } catch (error) {
    if (!HumanError.is(error)) throw error;
    return { text: `$(cloud) ${capitalised(remoteLabels[name])}: not set up`, tooltip: error.message, outside: true };
  }
}

/** A status-bar item with environment, tenant and account: while a payload is open, and always when it is not the sandbox. */
export function environmentSign(services: Pick<Services, 'auth'>): vscode.Disposable {
  const item = vscode.window.createStatusBarItem('securityProfiles.environment', vscode.StatusBarAlignment.Left, 1);
  item.name = 'Security Profiles: Environment';
  item.command = 'securityProfiles.selectEnvironment';
  const show = () => {
    const { text, tooltip, outside } = sign(services);
    item.text = text;
    item.tooltip = tooltip;
    item.accessibilityInformation = { label: `Security Profiles environment: ${tooltip}` };
    item.backgroundColor = outside ? new vscode.ThemeColor('statusBarItem.warningBackground') : undefined;
    const document = vscode.window.activeTextEditor?.document;
    if (outside || (document && isPayloadFile(document.uri.path))) item.show();
    else item.hide();
    void vscode.commands.executeCommand('setContext', 'securityProfiles.signsIn', outside);
  };
  show();
  return vscode.Disposable.from(
    item,
    services.auth.onDidChange(show),
    vscode.window.onDidChangeActiveTextEditor(show),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration('securityProfiles')) show();
    }),
  );
}
