import * as vscode from 'vscode';
import type { SendOutcome } from '../../src/editor/send/send-outcome';
import type { Validation } from '../../src/editor/problems/validate-commands';
import { eventually } from '../support/eventually';

const [folder] = vscode.workspace.workspaceFolders ?? [];

/** A file of the opened workspace, which is a throw-away copy of `examples/`. */
export function inWorkspace(name: string): vscode.Uri {
  if (!folder) throw new Error('The suite runs in a folder');
  return vscode.Uri.joinPath(folder.uri, name);
}

/** Writes a file of the workspace. */
export async function write(name: string, text: string | Uint8Array): Promise<vscode.Uri> {
  const uri = inWorkspace(name);
  await vscode.workspace.fs.writeFile(uri, typeof text === 'string' ? new TextEncoder().encode(text) : text);
  return uri;
}

/** Shows a file. While its window is still filling, VS Code gives an editor up without a reason: it's opened again then. */
export async function open(uri: vscode.Uri): Promise<vscode.TextEditor> {
  const document = await vscode.workspace.openTextDocument(uri);
  return eventually(() => vscode.window.showTextDocument(document), `an editor of ${uri.path}`);
}

/** Closes every editor without asking, changes thrown away. */
export async function closeAll(): Promise<void> {
  while (vscode.window.activeTextEditor) {
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  }
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
}

export async function run<T>(command: string, ...args: unknown[]): Promise<T> {
  return await vscode.commands.executeCommand(`securityProfiles.${command}`, ...args);
}

export const validate = (uri?: vscode.Uri) => run<Validation>('validate', uri);

export const add = (uri?: vscode.Uri) => run<SendOutcome>('add', uri);
export const update = (uri?: vscode.Uri) => run<SendOutcome>('update', uri);
export const updateWhole = (uri?: vscode.Uri) => run<SendOutcome>('updateWhole', uri);

/** The marks of a document as a person counts them, from whomever: `source:code@line`. */
export function marks(uri: vscode.Uri): string[] {
  return vscode.languages.getDiagnostics(uri).map(({ source, code, range }) => {
    const id = typeof code === 'object' ? code.value : code;
    return `${source ?? ''}:${id ?? ''}@${range.start.line}`;
  });
}

/** Waits until the document's marks are exactly these, in any order. */
export async function eventuallyMarked(uri: vscode.Uri, expected: readonly string[]): Promise<void> {
  const wanted = [...expected].sort().join();
  try {
    await eventually(() => marks(uri).sort().join() === wanted, `the marks ${wanted || 'none'}`);
  } catch (error) {
    throw new Error(`Marks are ${JSON.stringify(marks(uri).sort())}, wanted ${JSON.stringify([...expected].sort())}`, {
      cause: error,
    });
  }
}

/** Sets a user setting for one test; returns what takes it back. */
export async function setting(key: string, value: unknown): Promise<() => Promise<void>> {
  const dot = key.lastIndexOf('.');
  const section = vscode.workspace.getConfiguration(key.slice(0, dot));
  const name = key.slice(dot + 1);
  await section.update(name, value, vscode.ConfigurationTarget.Global);
  return async () => section.update(name, undefined, vscode.ConfigurationTarget.Global);
}

/** Stands in for what VS Code would show a person, such as a dialog; returns what takes it back. */
export function standIn<K extends keyof typeof vscode.window>(name: K, value: (typeof vscode.window)[K]): () => void {
  const real = vscode.window[name];
  const put = (one: unknown) =>
    void Object.defineProperty(vscode.window, name, { configurable: true, writable: true, value: one });
  put(value);
  return () => put(real);
}

/**
 * Stands in for one command; returns what takes it back. All others run: the extension has the same functions as its tests,
 * and may run one of its own at any time.
 *
 * @param play what is done with the command's arguments
 */
export function standInForCommand(command: string, play: (...args: readonly unknown[]) => unknown): () => void {
  const { executeCommand } = vscode.commands;
  Object.assign(vscode.commands, {
    executeCommand: (id: string, ...args: readonly unknown[]) =>
      id === command ? Promise.resolve(play(...args)) : executeCommand(id, ...args),
  });
  return () => void Object.assign(vscode.commands, { executeCommand });
}
