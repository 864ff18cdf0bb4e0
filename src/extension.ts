import type * as vscode from 'vscode';
import { registerLenses } from './editor/authoring/code-lenses';
import { registerQuickFixes } from './editor/authoring/code-actions';
import { registerValueCompletions } from './editor/authoring/value-completions';
import { registerValueHovers } from './editor/authoring/value-hovers';
import { registerCommands } from './editor/commands';
import { recordHistory } from './editor/history/history-service';
import { Disposables } from './editor/host/disposables';
import { registerVirtualDocuments } from './editor/host/virtual-documents';
import { registerFileColors } from './editor/problems/file-colors';
import { registerTests } from './editor/problems/test-explorer';
import { warmUpSender } from './editor/send/warm-up';
import { registerLiveProfiles } from './editor/live/live-provider';
import { createServices, type Services } from './editor/services';
import { showEnvironment } from './editor/views/environment-status';
import { showSimulation } from './editor/views/simulation-status';
import { registerTools } from './editor/tools/register-tools';
import { views } from './editor/views/views';
import { guideFirstSteps } from './editor/walkthrough/guide';

/** What helps without being called: each takes what it needs of the services, and works until it is disposed. */
const features: readonly ((services: Services) => vscode.Disposable)[] = [
  registerQuickFixes,
  registerValueHovers,
  registerValueCompletions,
  registerLenses,
  registerTests,
  registerFileColors,
  registerVirtualDocuments,
  warmUpSender,
  registerLiveProfiles,
  showEnvironment,
  showSimulation,
  guideFirstSteps,
  recordHistory,
  registerTools,
];

let services: Services | undefined;

/** Registers every row and feature. Nothing runs yet: commands and checks load at first use. */
export function activate(context: vscode.ExtensionContext): void {
  const held = new Disposables();
  context.subscriptions.push(held);
  const built = (services = createServices(context, held));
  held.add(registerCommands(built));
  for (const { register } of views) held.add(register(built));
  for (const register of features) held.add(register(built));
}

/** Ends the sandbox: what it acknowledged is on disk. */
export async function deactivate(): Promise<void> {
  await services?.sandbox.stop();
}
