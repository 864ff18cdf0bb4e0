import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { stateVariable } from '../../src/build/vscode-host/results';
import { eventually } from '../support/eventually';

/** Everything that this VS Code keeps on disk, as absolute paths. */
async function kept(): Promise<string[]> {
  const folder = process.env[stateVariable];
  if (folder === undefined) throw new Error(`${stateVariable} isn’t set`);
  return (await readdir(folder, { recursive: true })).map((name) => path.join(folder, name));
}

const found = (what: string, is: (file: string) => boolean) =>
  eventually(async () => (await kept()).find(is), what, 30_000);

/** The folder with the extension's history of this workspace, which is there once something was sent. */
export const historyFolder = () =>
  found('the history’s folder', (file) => /[\\/]workspaceStorage[\\/].+[\\/]history$/.test(file));

/** The file of the extension's log. */
export const logFile = () => found('the log', (file) => path.basename(file) === 'Security Profiles.log');

/** Where the windows on the workspace keep their plans, which is there once one was applied. */
export const plansFolder = async () =>
  path.dirname(
    await found('the folder of plans', (file) =>
      /[\\/]workspaceStorage[\\/].+[\\/]plan[\\/]\w+\.json\.run$/.test(file),
    ),
  );

/** The journal of a plan that is being applied, or that was broken off. */
export const planJournal = () =>
  found('the journal of a plan', (file) => /[\\/]workspaceStorage[\\/].+[\\/]plan[\\/]\w+\.json$/.test(file));
