import * as vscode from 'vscode';
import { noticeText } from './shown-text';
import { SteadyText } from './steady-text';

/** A notification for work that is done in less would only flicker over the panel. */
const delayMs = 1000;

/** @param counts what is counted in the message, where that is all that changes */
export type Report = (message: string, counts?: string) => void;

/** Work that can be watched and ended. */
export interface ProgressControls {
  /** Ends the work: the notification's button and the panel's. */
  readonly controller: AbortController;
  /** Says what is going on; shown once the notification is there. A count is shown anew every ten seconds: see {@link SteadyText}. */
  readonly report: Report;
  /** The person sees the result already: the notification goes away. */
  readonly finish: () => void;
  /** Asks the person something: until there is an answer nothing is under way, and no notification says so. */
  readonly asking: <T>(ask: () => Promise<T>) => Promise<T>;
}

/** Runs the work; a notification with Cancel comes up when it takes longer than a second. */
export async function withDelayedProgress<T>(
  title: string,
  work: (watched: ProgressControls) => Promise<T>,
): Promise<T> {
  const controller = new AbortController();
  const notification = new DelayedNotification(noticeText(title), controller);
  notification.start();
  try {
    return await work({
      controller,
      report: (...news) => notification.report(...news),
      finish: () => notification.stop(),
      async asking(ask) {
        notification.stop();
        try {
          return await ask();
        } finally {
          notification.start();
        }
      },
    });
  } finally {
    notification.stop();
  }
}

/** Comes up a while after its start, and may be stopped and started again. */
class DelayedNotification {
  private news: Parameters<Report> = [''];
  private show: Report | undefined;
  private timer: NodeJS.Timeout | undefined;
  private close: () => void = () => undefined;

  constructor(
    private readonly title: string,
    private readonly controller: AbortController,
  ) {}

  start(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.open(), delayMs);
  }

  stop(): void {
    clearTimeout(this.timer);
    this.show = undefined;
    this.close();
  }

  report(...news: Parameters<Report>): void {
    this.news = news;
    this.show?.(...news);
  }

  private open(): void {
    const options = { location: vscode.ProgressLocation.Notification, title: this.title, cancellable: true };
    void vscode.window.withProgress(options, (progress, token) => {
      token.onCancellationRequested(() => this.controller.abort());
      const said = new SteadyText();
      this.show = (...news) => {
        const message = said.next(...news);
        if (message !== undefined) progress.report({ message: noticeText(message) });
      };
      if (this.news[0] !== '') this.show(...this.news);
      return new Promise<void>((resolve) => (this.close = resolve));
    });
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
