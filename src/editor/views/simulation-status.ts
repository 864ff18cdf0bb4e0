import * as vscode from 'vscode';
import type { SandboxHost } from '../sandbox/sandbox-host';

/** The sandbox, which may not run yet. */
interface SimulationServices {
  readonly sandbox: Pick<SandboxHost, 'running' | 'onDidChange'>;
}

/** A status-bar item while the sandbox simulates a failure, so that nobody takes it for a real one. */
export function showSimulation({ sandbox }: SimulationServices): vscode.Disposable {
  const item = vscode.window.createStatusBarItem('securityProfiles.simulation', vscode.StatusBarAlignment.Left);
  item.name = 'Security Profiles: Simulated Failure';
  item.command = 'securityProfiles.simulateFailure';
  item.backgroundColor = new vscode.ThemeColor('statusBarItem.warningBackground');
  const show = () => {
    const armed = sandbox.running?.faults.current();
    if (!armed) {
      item.hide();
      return;
    }
    item.text = `$(database) Simulating: ${armed.title.split(' — ')[0]}`;
    item.tooltip = `The sandbox simulates: ${armed.title}. Select to change or end it.`;
    item.accessibilityInformation = { label: `The sandbox simulates a failure: ${armed.title}` };
    item.show();
  };
  return vscode.Disposable.from(item, sandbox.onDidChange(show));
}
