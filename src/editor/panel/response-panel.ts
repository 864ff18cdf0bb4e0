import * as vscode from 'vscode';
import type { Access } from '../../auth/access';
import { HumanError } from '../../errors';
import { isFromPage } from '../../panel/protocol';
import type { AnnouncedWait } from '../../response/repeats';
import { responseViewId } from '../manifest/menus';
import type { VirtualDocuments } from '../host/virtual-documents';
import type { LastResponse } from './response-body';
import type { Shown, Told } from './shown';
import { fillWebview } from './webview';

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
  private shown: Shown = { message: { type: 'empty' } };
  private waiting: (() => void)[] = [];
  /** The answer that stands there, or stood there before what is under way. */
  private answered: Shown | undefined;
  private submitter: Submitter | undefined;
  private access: Access | undefined;

  constructor(private readonly extensionUri: vscode.Uri) {}

  /** Who sent last by a sign-in, as far as this session knows. */
  get lastAccess(): Access | undefined {
    return this.access;
  }

  /** How the newest attempt ended. @throws HumanError when there is none, or another one is under way */
  lastResponse(): LastResponse {
    const { last } = this.shown;
    if (!last) throw new HumanError('There is no response yet. Add or update a profile first.');
    return last;
  }

  /** Whether what is shown is about this submission. */
  isAbout({ controller }: Pick<Submitter, 'controller'>): boolean {
    return this.submitter?.controller === controller;
  }

  /**
   * Shows how far a submission has come, in place of what stood there; focus stays where it is. An answer outlives an
   * attempt that the person gave up before anything went out.
   */
  tell({ shown, isUnderWay, canceled, access }: Told, submitter: Submitter): void {
    this.access = access ?? this.access;
    this.submitter = submitter;
    if (canceled !== undefined && this.answered?.message.type === 'show') {
      this.show({ ...this.answered, message: { ...this.answered.message, canceled } });
      return;
    }
    if (!isUnderWay) this.answered = shown.last && shown;
    this.show(shown);
  }

  /** Says that the request waits before it is sent again, and how long; without a wait, that it goes out again. */
  wait(wait: AnnouncedWait | undefined, submitter: Pick<Submitter, 'controller'>): void {
    const { message } = this.shown;
    if (message.type !== 'busy' || !this.isAbout(submitter)) return;
    const { headline, detail } = this.shown.announced ?? message;
    this.post({ ...this.shown, message: { type: 'busy', headline, detail, ...wait } });
  }

  resolveWebviewView(view: vscode.WebviewView): void {
    this.view = view;
    view.webview.onDidReceiveMessage((message: unknown) => this.receive(message));
    view.onDidDispose(() => {
      if (this.view === view) this.view = undefined;
    });
    fillWebview(view.webview, this.extensionUri);
  }

  /** Brings the view to front and resolves when its page shows the newest message. */
  async reveal(): Promise<void> {
    const ready = this.view ? Promise.resolve() : new Promise<void>((resolve) => this.waiting.push(resolve));
    await vscode.commands.executeCommand(`${responseViewId}.focus`);
    await ready;
  }

  private show(shown: Shown): void {
    if (this.view) this.view.show(true);
    else void vscode.commands.executeCommand(`${responseViewId}.focus`, { preserveFocus: true });
    this.post(shown);
  }

  /** Shows it where the person already is: nothing comes to front. */
  post(shown: Shown): void {
    this.shown = shown;
    const { message } = shown;
    void this.view?.webview.postMessage(message);
    const hasResponse = message.type === 'show' && message.view.answer !== undefined;
    void vscode.commands.executeCommand('setContext', 'securityProfiles.hasResponse', hasResponse);
  }

  private async receive(message: unknown): Promise<void> {
    if (!isFromPage(message)) return;
    if (message.type === 'ready') {
      void this.view?.webview.postMessage(this.shown.message);
      for (const resolve of this.waiting.splice(0)) resolve();
    } else if (message.type === 'cancel') {
      if (this.shown.message.type === 'busy') this.submitter?.controller.abort();
    } else {
      const { act } = await import('./response-actions');
      const answer = await act(message, this.shown);
      if (answer) void this.view?.webview.postMessage(answer);
    }
  }
}

/** What the panel's buttons and commands work with. */
export interface PanelServices {
  readonly panel: ResponsePanel;
  readonly documents: Pick<VirtualDocuments, 'open' | 'put'>;
}
