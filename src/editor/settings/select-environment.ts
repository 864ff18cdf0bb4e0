import * as vscode from 'vscode';
import { cloudWarning } from '../../auth/clouds';
import { Cancelled, HumanError } from '../../errors';
import type { EnvironmentName } from '../../request/environment';
import { announcement } from '../../response/retirement';
import { chooseEnvironment, chosenEnvironment, graphCloud, remoteEnvironment } from './environment-settings';
import { offer } from '../error-boundary';

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
export async function selectEnvironment(_: unknown, wanted?: string): Promise<EnvironmentName> {
  const { name } = rows.find((row) => row.name === wanted) ?? (await pick());
  await chooseEnvironment(name);
  // What is said next waits for a person; the choice is made.
  if (name === 'graph') void announce();
  const missing = name === 'custom' ? whatIsMissing() : undefined;
  if (missing) void offer(missing.message, missing.actions);
  return name;
}

/** What Microsoft announced. With a button: without one, VS Code shows only the first line of a message. */
async function announce(): Promise<void> {
  const warning = cloudWarning(graphCloud());
  const text = [notice, ...(warning === undefined ? [] : [warning])].join(' ');
  const choice = await vscode.window.showWarningMessage(text, 'Use Sandbox');
  if (choice !== undefined) await chooseEnvironment('sandbox');
}

/** What the settings of `custom` lack: better said now than at the first request. */
function whatIsMissing(): HumanError | undefined {
  try {
    remoteEnvironment('custom');
    return undefined;
  } catch (error) {
    if (HumanError.is(error)) return error;
    throw error;
  }
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
