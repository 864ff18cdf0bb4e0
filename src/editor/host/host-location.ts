import type * as vscode from 'vscode';

/** Where this code runs, seen from the window in front of the person. */
export interface HostLocation {
  /**
   * Whether the extension host runs on the window's other machine: the far end of SSH, a container, WSL, or the server behind a
   * browser. Where a window is remote, an extension that may run on both sides runs on the person's own computer.
   */
  readonly remote: boolean;
  /** Whether the window is a page in a browser. */
  readonly web: boolean;
  /** Whether the window's files and terminals are on another machine than this code. */
  readonly apart: boolean;
}

/**
 * Decides where we are. `env.remoteName` alone does not tell: the local extension host of a remote window has it, too.
 *
 * @param kind of our extension, as VS Code runs it
 * @param enums `vscode` itself, whose values are only there inside VS Code
 */
export function hostLocation(
  env: Pick<typeof vscode.env, 'remoteName' | 'uiKind'>,
  kind: vscode.ExtensionKind,
  enums: Pick<typeof vscode, 'ExtensionKind' | 'UIKind'>,
): HostLocation {
  const isWindowRemote = env.remoteName !== undefined;
  const remote = isWindowRemote && kind === enums.ExtensionKind.Workspace;
  return { remote, web: env.uiKind === enums.UIKind.Web, apart: isWindowRemote && !remote };
}

/** Where a server of ours answers, to follow the sentence that its URL was copied; empty if that is plain. */
export function whereItAnswers({ apart, remote }: Pick<HostLocation, 'apart' | 'remote'>): string {
  if (apart) return '. It works on your own computer, not in the remote terminal.';
  return remote ? '. It works on the remote computer, not on your own.' : '';
}
