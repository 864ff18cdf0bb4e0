import { randomBytes } from 'node:crypto';
import * as vscode from 'vscode';
import type { Access } from '../../auth/access';
import { HumanError } from '../../errors';
import { panelHtml } from '../../panel/html';
import { isFromPage, type ToPage } from '../../panel/protocol';
import type { Announcement } from '../../response/announce';
import type { AnnouncedWait } from '../../response/repeats';
import type { SubmitState } from '../../submit';
import { blockedHeadline, blockedReasons } from './blocked';
import type { LastResponse } from './response-body';
import type { VirtualDocuments } from '../host/virtual-documents';

export const responseViewId = 'securityProfiles.response';

/** Whose submission the panel shows. */
export interface Submitter {
  readonly payload: vscode.Uri;
  /** Ends it. */
  readonly controller: AbortController;
}

/**
 * The view at the bottom. It holds the newest message and sends it again whenever the page says it is ready: a page may
 * not listen yet, may be hidden and made anew, or may be resolved more than once.
 */
export class ResponsePanel implements vscode.WebviewViewProvider {
  private view: vscode.WebviewView | undefined;
  private message: ToPage = { type: 'empty' };
  private waiting: (() => void)[] = [];
  private last: LastResponse | undefined;
  private underWay: AbortController | undefined;
  private announced: Announcement | undefined;
  private access: Access | undefined;

  constructor(private readonly extensionUri: vscode.Uri) {}

  /** Who sent last by a sign-in, as far as this session knows. */
  get lastAccess(): Access | undefined {
    return this.access;
  }

  /** How the newest attempt ended. @throws HumanError when there is none, or another one is under way */
  lastResponse(): LastResponse {
    if (!this.last) throw new HumanError('There is no response yet. Add or update a profile first.');
    return this.last;
  }

  /** Shows how far a submission has come, in place of what stood there; focus stays where it is. */
  tell(state: SubmitState, { payload, controller }: Submitter): void {
    this.last = state.state === 'ended' ? { attempt: state.attempt, view: state.view, payload } : undefined;
    this.announced = state.state === 'sending' ? state.announcement : undefined;
    this.underWay = state.state === 'sending' ? controller : undefined;
    if (state.state === 'ended') this.access = state.attempt.access ?? this.access;
    if (state.state === 'notSent') this.access = state.access ?? this.access;
    this.show(messageOf(state, payload));
  }

  /** Says that the request waits before it is sent again, and how long; without a wait, that it goes out again. */
  wait(wait: AnnouncedWait | undefined, { controller }: Pick<Submitter, 'controller'>): void {
    if (this.message.type !== 'busy' || this.underWay !== controller || !this.announced) return;
    this.post({ type: 'busy', ...this.announced, ...wait });
  }

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

  /** Brings the view to front and resolves when its page shows the newest message. */
  async reveal(): Promise<void> {
    const ready = this.view ? Promise.resolve() : new Promise<void>((resolve) => this.waiting.push(resolve));
    await vscode.commands.executeCommand(`${responseViewId}.focus`);
    await ready;
  }

  private show(message: ToPage): void {
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

  /** Changes what the page says without bringing it to front. */
  private post(message: ToPage): void {
    this.message = message;
    void this.view?.webview.postMessage(message);
  }

  /** What the page's buttons do; nothing of it takes text from the page. */
  private async receive(message: unknown): Promise<void> {
    if (!isFromPage(message)) return;
    switch (message.type) {
      case 'ready':
        void this.view?.webview.postMessage(this.message);
        for (const resolve of this.waiting.splice(0)) resolve();
        return;
      case 'cancel':
        this.underWay?.abort();
        return;
      case 'openBody':
        await vscode.commands.executeCommand('securityProfiles.openResponseBody');
        return;
      case 'saveBody':
        await vscode.commands.executeCommand('securityProfiles.saveResponseBody');
        return;
      case 'openPayload':
        await vscode.window.showTextDocument(this.lastResponse().payload);
        return;
      case 'copy': {
        const { textToCopy } = await import('./response-actions');
        await vscode.env.clipboard.writeText(textToCopy(this.lastResponse(), message.what));
        // The button that asked says so.
        void this.view?.webview.postMessage({ type: 'copied', what: message.what } satisfies ToPage);
      }
    }
  }
}

function messageOf(state: SubmitState, payload: vscode.Uri): ToPage {
  switch (state.state) {
    case 'blocked':
      return {
        type: 'notSent',
        headline: blockedHeadline(payload, state.errors),
        reasons: blockedReasons(state.errors),
      };
    case 'sending':
      return { type: 'busy', ...state.announcement };
    case 'notSent':
      return { type: 'notSent', headline: state.why, reasons: [] };
    case 'ended':
      return { type: 'show', view: state.view };
    case 'notShown':
      return { type: 'notShown', headline: state.why };
  }
}

/** What the panel's buttons and commands work with. */
export interface PanelServices {
  readonly panel: ResponsePanel;
  readonly documents: Pick<VirtualDocuments, 'open' | 'put'>;
}
