import * as vscode from 'vscode';
import { milestoneKey, type Milestone } from './walkthrough';

/** What is remembered of this installation, for all windows. */
export type Installation = Pick<vscode.Memento, 'get' | 'update'>;

const reachedKey = 'milestones';

const reachedIn = (installation: Installation) => installation.get<readonly Milestone[]>(reachedKey, []);

/** Ticks a step of the walkthrough, if VS Code listens yet, and remembers it. */
export async function reach(installation: Installation, milestone: Milestone): Promise<void> {
  const reached = reachedIn(installation);
  if (!reached.includes(milestone)) await installation.update(reachedKey, [...reached, milestone]);
  await tick(milestone);
}

/** Ticks the steps that were done before VS Code listened, which it does from the first look at a walkthrough in a window. */
export async function tickReached(installation: Installation): Promise<void> {
  for (const milestone of reachedIn(installation)) await tick(milestone);
}

/** True for a moment only: a key that is true already when VS Code begins to listen would never tick its step. */
async function tick(milestone: Milestone): Promise<void> {
  for (const isNew of [true, false]) {
    await vscode.commands.executeCommand('setContext', milestoneKey(milestone), isNew);
  }
}
