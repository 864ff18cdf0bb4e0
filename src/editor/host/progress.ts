import * as vscode from 'vscode';
import { noticeText } from './shown-text';

/** A notification for work that is done in less would only flicker over the panel. */
const delayMs = 1000;

/** Work that can be watched and ended. */
export interface Watched {
  /** Ends the work: the notification's button and the panel's. */
  readonly controller: AbortController;
  /** Says what is going on; shown once the notification is there. */
  readonly report: (message: string) => void;
}

/** Runs the work; a notification with Cancel comes up when it takes longer than a second. */
export async function withDelayedProgress<T>(title: string, work: (watched: Watched) => Promise<T>): Promise<T> {
  const controller = new AbortController();
  let message = '';
  let show: ((text: string) => void) | undefined;
  const report = (text: string) => {
    message = text;
    show?.(text);
  };
  const running = work({ controller, report });
  const options = { location: vscode.ProgressLocation.Notification, title: noticeText(title), cancellable: true };
  const timer = setTimeout(() => {
    void vscode.window.withProgress(options, async (progress, token) => {
      token.onCancellationRequested(() => controller.abort());
      show = (text) => progress.report({ message: noticeText(text) });
      if (message !== '') show(message);
      await running.catch(() => undefined);
    });
  }, delayMs);
  try {
    return await running;
  } finally {
    clearTimeout(timer);
  }
}

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
