import * as vscode from 'vscode';
import { extensionUnderTest } from '../vscode-host/activation-marks';
import { figuresPrefix } from './row';
import { measureHostTurns, rest, type HostTurns } from './turns';

/** How runs over the workspace went. */
export interface WorkspaceFigures {
  readonly files: number;
  /** Of the first run, from the moment on that the extension was there. Milliseconds. */
  readonly first: number;
  /** Of another run, once a setting has changed: all files are read and checked again. Milliseconds. */
  readonly again: number;
  /** Of that run. */
  readonly turns: HostTurns;
}

/** Runs inside an extension host, in a folder of many payloads: checks them all as a person would. */
export async function run(): Promise<void> {
  await extensionUnderTest().activate();
  const { files, milliseconds: first } = await validateAll();
  await rest();
  await vscode.workspace.getConfiguration('securityProfiles').update('rules', { utc: 'off' });
  const turns = await measureHostTurns();
  const { milliseconds: again } = await validateAll();
  const figures: WorkspaceFigures = { files, first, again, turns: await turns() };
  console.log(figuresPrefix + JSON.stringify(figures));
}

async function validateAll(): Promise<{ files: number; milliseconds: number }> {
  const before = performance.now();
  const { files } = await vscode.commands.executeCommand<{ files: number }>('securityProfiles.validateWorkspace');
  return { files, milliseconds: performance.now() - before };
}
