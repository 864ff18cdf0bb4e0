import * as vscode from 'vscode';
import type { AuthPorts } from '../../auth/ports';

/** Connects signing in with VS Code: secrets, browser, questions. */
export function authPorts(
  context: Pick<vscode.ExtensionContext, 'secrets' | 'globalState'>,
  log: vscode.LogOutputChannel,
): AuthPorts {
  return {
    secrets: context.secrets,
    state: context.globalState,
    // Looked up now: VS Code replaces the global one with its own, for proxies and certificates.
    fetch: (input, init) => globalThis.fetch(input, init),
    log,
    now: () => Date.now(),
    openBrowser: (url) => vscode.env.openExternal(vscode.Uri.parse(url, true)),
    showDeviceCode: async (code, signal) => (await import('./prompts')).showDeviceCode(code, signal),
    askAppSecret: async (kind, signal) => (await import('./prompts')).askAppSecret(kind, signal),
    onStoreTrouble: () =>
      void vscode.window.showWarningMessage(
        'This computer’s secret storage doesn’t work, so you stay signed in only until VS Code closes.',
      ),
  };
}
