import * as vscode from 'vscode';
import { Disposables } from './editor/host/disposables';
import { onPayloadInSight } from './editor/host/payload-in-sight';
import { commandIds } from './editor/manifest/command-ids.generated';
import { LiveProvider, registerLiveProfiles } from './editor/live/live-provider';
import type { Started } from './editor/start';
import { registerTools } from './editor/tools/register-tools';
import { views } from './editor/views/views';

let started: Promise<Started> | undefined;

/**
 * Any JSON file activates us (a payload may be opened without a folder), so this registers the ids of commands and views and
 * waits. Everything else loads when a payload is in sight, or when a command or a view is used.
 *
 * @returns when everything is there, if a payload is open already
 */
export function activate(context: vscode.ExtensionContext): Promise<unknown> | undefined {
  const held = new Disposables();
  context.subscriptions.push(held);
  const start = (): Promise<Started> =>
    (started ??= import('./editor/start').then((everything) => everything.start(context, held, live)));
  for (const id of commandIds) {
    const run = async (...given: unknown[]) => (await start()).run(id, given);
    held.add(vscode.commands.registerCommand(id, run));
  }
  const services = async () => (await start()).services;
  const live: LiveProvider = held.add(new LiveProvider(async () => (await services()).live.documents()));
  held.add(registerLiveProfiles(live));
  for (const { register } of views) held.add(register(services));
  held.add(registerTools(services));
  held.add(onPayloadInSight(() => void start()));
  return started;
}

/** Ends the sandbox: what it acknowledged is on disk. */
export async function deactivate(): Promise<void> {
  await (await started)?.services.sandbox.stop();
}
