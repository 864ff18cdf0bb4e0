import * as vscode from 'vscode';

/** The signal as VS Code takes it: a box that asks something closes with it, as if it had been dismissed. */
export function cancellation(signal: AbortSignal): vscode.CancellationToken {
  const source = new vscode.CancellationTokenSource();
  const cancel = () => {
    source.cancel();
  };
  if (signal.aborted) cancel();
  else signal.addEventListener('abort', cancel, { once: true });
  return source.token;
}
