import * as vscode from 'vscode';
import { cloudWarning } from '../../auth/clouds';
import { Cancelled, HumanError } from '../../errors';
import { environmentNames, environments, type EnvironmentName } from '../../request/environment';
import { announcement } from '../../response/advice';
import { offer } from '../error-boundary';
import { chooseEnvironment, chosenEnvironment, graphCloud, remoteEnvironment } from './environment-settings';

/** Selects where requests go, in the user's settings; returns the name. @throws Cancelled */
export async function selectEnvironment(_: unknown, wanted?: string): Promise<EnvironmentName> {
  const name = environmentNames.find((known) => known === wanted) ?? (await pick());
  await chooseEnvironment(name);
  // What is said next waits for a person; the choice is made.
  void afterwards[name]?.();
  return name;
}

/** What is better said now than at the first request. */
const afterwards: Readonly<Partial<Record<EnvironmentName, () => Promise<void>>>> = {
  graph: announce,
  custom: sayWhatIsMissing,
};

const advice = 'Even valid requests may fail. The sandbox, Preview Request, and Export Sandbox still work.';

/** What Microsoft announced. With a button: without one, VS Code shows only the first line of a message. */
async function announce(): Promise<void> {
  const text = [announcement, advice, cloudWarning(graphCloud())]
    .filter((sentence) => sentence !== undefined)
    .join(' ');
  const choice = await vscode.window.showWarningMessage(text, 'Use Sandbox');
  if (choice !== undefined) await chooseEnvironment('sandbox');
}

async function sayWhatIsMissing(): Promise<void> {
  try {
    remoteEnvironment('custom');
  } catch (error) {
    if (!HumanError.is(error)) throw error;
    await offer(error.message, error.actions);
  }
}

async function pick(): Promise<EnvironmentName> {
  const chosen = chosenEnvironment();
  const items = environmentNames.map((name) => ({
    name,
    label: environments[name].title,
    detail: environments[name].description.replace(/[`#]/g, ''),
    ...(name === chosen ? { description: 'current' } : {}),
  }));
  const picked = await vscode.window.showQuickPick(items, {
    title: 'Select Environment',
    placeHolder: 'Select where to send requests',
  });
  if (!picked) throw new Cancelled();
  return picked.name;
}
