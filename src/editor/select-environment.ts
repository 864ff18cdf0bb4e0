import * as vscode from 'vscode';
import { cloudWarning } from '../auth/clouds';
import { Cancelled } from '../errors';
import type { EnvironmentName } from '../request/environment';
import { announcement } from '../response/retirement';
import { chooseEnvironment, chosenEnvironment, graphCloud } from './environment-settings';

interface Row {
  readonly name: EnvironmentName;
  readonly label: string;
  readonly detail: string;
}

const rows: readonly Row[] = [
  { name: 'sandbox', label: 'Sandbox', detail: 'Built in. Nothing leaves this machine, and nobody signs in.' },
  {
    name: 'graph',
    label: 'Microsoft Graph',
    detail: 'The real service. Microsoft announced the removal of these resources for 2026-04-10.',
  },
  { name: 'custom', label: 'Custom', detail: 'A service of your own, by the setting securityProfiles.custom.baseUrl.' },
];

const notice = `${announcement} Requests may be refused whatever you send. The sandbox, Preview Request and Export Sandbox go on working.`;

/** Chooses where Add and Update go, in the user's settings; returns the name. @throws Cancelled */
export async function selectEnvironment(argument: unknown): Promise<EnvironmentName> {
  const row = rows.find(({ name }) => name === argument) ?? (await pick());
  await chooseEnvironment(row.name);
  if (row.name === 'graph') {
    const warning = cloudWarning(graphCloud());
    void warn([notice, ...(warning === undefined ? [] : [warning])].join(' '));
  }
  return row.name;
}

/** With a button: without one, VS Code shows only the first line of a message. */
async function warn(text: string): Promise<void> {
  const choice = await vscode.window.showWarningMessage(text, 'Use Sandbox');
  if (choice !== undefined) await chooseEnvironment('sandbox');
}

async function pick(): Promise<Row> {
  const chosen = chosenEnvironment();
  const items = rows.map((row) => ({ ...row, ...(row.name === chosen ? { description: 'chosen now' } : {}) }));
  const picked = await vscode.window.showQuickPick(items, {
    title: 'Select Environment',
    placeHolder: 'Where do Add and Update go?',
  });
  if (!picked) throw new Cancelled();
  return picked;
}
