import { randomBytes } from 'node:crypto';
import * as vscode from 'vscode';
import { HumanError } from '../../errors';
import { panelHtml } from '../../panel/html';
import { isFromPage, type Copyable, type FromPage, type ToPage } from '../../panel/protocol';
import type { Announcement } from '../../response/announce';
import type { ResponseView } from '../../response/view';

export const responseViewId = 'securityProfiles.response';

/** What the page's buttons do; the panel itself only carries messages. */
export type PanelActions = Readonly<Record<Exclude<FromPage['type'], 'ready'>, (message: FromPage) => unknown>>;

/**
 * The view at the bottom. It holds the newest message and sends it again whenever the page says it is ready: a page may
 * not listen yet, may be hidden and made anew, or may be resolved more than once.
 */
export class ResponsePanel implements vscode.WebviewViewProvider {
  private view: vscode.WebviewView | undefined;
  private message: ToPage = { type: 'empty' };
  private waiting: (() => void)[] = [];

  constructor(
    private readonly extensionUri: vscode.Uri,
    private readonly actions: PanelActions,
  ) {}

  resolveWebviewView(view: vscode.WebviewView): void {
    this.view = view;
    const file = (...segments: string[]) =>
      view.webview.asWebviewUri(vscode.Uri.joinPath(this.extensionUri, ...segments)).toString();
    view.webview.options = {
      enableScripts: true,
      localResourceRoots: ['dist', 'media'].map((folder) => vscode.Uri.joinPath(this.extensionUri, folder)),
    };
    view.webview.onDidReceiveMessage((message: unknown) => this.receive(message));
    view.onDidDispose(() => {
      if (this.view === view) this.view = undefined;
    });
    view.webview.html = panelHtml({
      cspSource: view.webview.cspSource,
      nonce: randomBytes(16).toString('base64'),
      scriptUri: file('dist', 'panel.js'),
      styleUris: [file('media', 'panel.css')],
    });
  }

  /** Shows an outcome in place of what stood there; focus stays where it is. */
  show(view: ResponseView): void {
    this.set({ type: 'show', view });
  }

  /** Says that nothing was sent in place of what stood there. */
  notSent(headline: string, reasons: readonly string[]): void {
    this.set({ type: 'notSent', headline, reasons });
  }

  /** Says that something may have gone out, in place of what stood there. */
  notShown(headline: string): void {
    this.set({ type: 'notShown', headline });
  }

  /** Says that a request is under way in place of what stood there. */
  busy(announcement: Announcement): void {
    this.set({ type: 'busy', ...announcement });
  }

  /** The clipboard has what a button asked for. */
  confirmCopied(what: Copyable): void {
    void this.view?.webview.postMessage({ type: 'copied', what } satisfies ToPage);
  }

  /** Brings the view to front and resolves when its page shows the newest message. */
  async reveal(): Promise<void> {
    const ready = this.view ? Promise.resolve() : new Promise<void>((resolve) => this.waiting.push(resolve));
    await vscode.commands.executeCommand(`${responseViewId}.focus`);
    await ready;
  }

  private set(message: ToPage): void {
    this.message = message;
    if (this.view) {
      this.view.show(true);
      void this.view.webview.postMessage(message);
    } else {
      void vscode.commands.executeCommand(`${responseViewId}.focus`, { preserveFocus: true });
    }
    const hasResponse = message.type === 'show' && message.view.answer !== undefined;
    void vscode.commands.executeCommand('setContext', 'securityProfiles.hasResponse', hasResponse);
  }

  private receive(message: unknown): void {
    if (!isFromPage(message)) return;
    if (message.type === 'ready') {
      void this.view?.webview.postMessage(this.message);
      for (const resolve of this.waiting.splice(0)) resolve();
    } else {
      this.actions[message.type](message);
    }
  }
}

/** The newest outcome with the whole body, for the panel's buttons. In memory alone. */
export interface LastResponse {
  readonly view: ResponseView;
  readonly body: string;
  readonly payload: vscode.Uri;
}

/** @throws HumanError when nothing was sent in this session */
export function present(last: LastResponse | undefined): LastResponse {
  if (!last) throw new HumanError('There is no response yet. Add or update a profile first.');
  return last;
}
