import type * as vscode from 'vscode';
import { registerLenses } from './authoring/code-lenses';
import { registerQuickFixes } from './authoring/code-actions';
import { registerValueCompletions } from './authoring/value-completions';
import { registerValueHovers } from './authoring/value-hovers';
import { runCommand } from './commands';
import { recordHistory } from './history/history-service';
import type { Disposables } from './host/disposables';
import { registerVirtualDocuments } from './host/virtual-documents';
import type { LiveProvider } from './live/live-provider';
import { rememberReads } from './live/remember-reads';
import type { CommandId } from './manifest/command-ids.generated';
import { registerFileColors } from './problems/file-colors';
import { registerTests } from './problems/test-explorer';
import { warmUpSender } from './send/warm-up';
import { createServices, type Services } from './services';
import { showEnvironment } from './views/environment-status';
import { showSimulation } from './views/simulation-status';
import { guideFirstSteps } from './walkthrough/guide';

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
  rememberReads,
  showEnvironment,
  showSimulation,
  guideFirstSteps,
  recordHistory,
];

/** The extension at work. */
export interface Started {
  readonly services: Services;
  readonly run: (id: CommandId, given: readonly unknown[]) => Promise<unknown>;
}

/**
 * Builds the services and registers every feature. Nothing runs yet: commands and checks load at first use.
 *
 * @param held ends it all
 * @param live through which VS Code reads live documents
 */
export function start(context: vscode.ExtensionContext, held: Disposables, live: Pick<LiveProvider, 'tell'>): Started {
  const services = createServices(context, held, live);
  for (const register of features) held.add(register(services));
  return { services, run: (id, given) => runCommand(services, id, given) };
}
