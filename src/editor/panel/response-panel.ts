import * as vscode from 'vscode';
import type { Access } from '../../auth/access';
import { HumanError } from '../../errors';
import { isFromPage, type Numbered, type ToPage } from '../../panel/protocol';
import type { AnnouncedWait } from '../../response/repeats';
import { responseViewId } from '../manifest/menus';
import type { LastResponse } from './response-body';
import type { PanelPorts } from './response-actions';
import type { Shown, ShownState } from './shown';
import { failureOf, newResponseTab, surfaceOfTab, surfaceOfView, type Surface } from './response-surface';

/** Whose submission the panel shows. */
export interface Submitter {
  readonly payload: vscode.Uri;
  /** Ends it. */
  readonly controller: AbortController;
}

/**
 * Shows answers in the view at the bottom or in a tab beside the editor, which have the same page. Keeps the newest message and
 * sends it again whenever a page says that it is ready: a page may not listen yet, may be hidden and created again, or may be
 * resolved more than once.
 */
export class ResponsePanel implements vscode.WebviewViewProvider {
  /** Who last sent with a sign-in in this session. */
  lastAccess: Access | undefined;
  readonly #surfaces: { view?: Surface | undefined; tab?: Surface | undefined } = {};
  /** What stands there. */
  shown: Shown = { message: { type: 'empty' } };
  /** Of what stands there, so that a press on something older is known. */
  #number = 0;
  /** The answer that stands there, or stood there before what is under way. */
  lastAnswer: Shown | undefined;
  #waiting: (() => void)[] = [];
  readonly #ports: PanelPorts;
  #submitter: Submitter | undefined;
  #restoring: Promise<void> | undefined;

  constructor(ports: PanelPorts) {
    this.#ports = ports;
  }

  /** How the newest attempt ended. @throws HumanError when there is none, or another one is under way */
  lastResponse(): LastResponse {
    const { last } = this.shown;
    if (!last) throw new HumanError('There is no response yet. Add or update a profile first.');
    return last;
  }

  /** Whether what is shown is about this submission. */
  isAbout({ controller }: Pick<Submitter, 'controller'>): boolean {
    return this.#submitter?.controller === controller;
  }

  /**
   * Shows how far a submission has come, in place of what stood there; focus stays where it is. An answer outlives an
   * attempt that the person gave up before anything went out.
   */
  tell({ shown, isUnderWay, canceled, access }: ShownState, submitter: Submitter): void {
    this.lastAccess = access ?? this.lastAccess;
    // Its Cancel stays where it is while the request goes on to another step.
    const isSame = isUnderWay && this.shown.message.type === 'busy' && this.isAbout(submitter);
    this.#submitter = submitter;
    if (canceled !== undefined && this.lastAnswer?.message.type === 'show') {
      this.#show({ ...this.lastAnswer, message: { ...this.lastAnswer.message, canceled } });
      return;
    }
    if (!isUnderWay) this.lastAnswer = shown.last && shown;
    this.#show(shown, isSame ? shown.message : undefined);
    const { last } = shown;
    if (last) void this.#ports.within('Noting the response', () => this.#ports.shows(last));
  }

  /** Says that the request waits before it is sent again, and how long; without a wait, that it goes out again. */
  wait(wait: AnnouncedWait | undefined, submitter: Pick<Submitter, 'controller'>): void {
    const { message } = this.shown;
    if (message.type !== 'busy' || !this.isAbout(submitter)) return;
    const { headline, detail } = this.shown.announced ?? message;
    const said: ToPage = { type: 'busy', headline, detail, ...wait };
    this.post({ ...this.shown, message: said }, said);
  }

  resolveWebviewView(view: vscode.WebviewView): void {
    this.#adopt('view', surfaceOfView(view), view.onDidDispose);
  }

  /** Adopts a tab, which VS Code has restored after a restart or which is new. */
  adoptTab(tab: vscode.WebviewPanel): Surface {
    return this.#adopt('tab', surfaceOfTab(tab), tab.onDidDispose);
  }

  /** Brings it to the front with the focus, and resolves when its page shows the newest message. */
  async reveal(): Promise<void> {
    const isThere = this.#surfaces[this.#place] !== undefined;
    const ready = isThere ? Promise.resolve() : new Promise<void>((resolve) => this.#waiting.push(resolve));
    if (this.#place === 'view') await vscode.commands.executeCommand(`${responseViewId}.focus`);
    else (this.#surfaces.tab ?? this.adoptTab(newResponseTab(false))).show(false);
    await ready;
  }

  #show(shown: Shown, news?: ToPage): void {
    if (this.#place === 'tab') (this.#surfaces.tab ?? this.adoptTab(newResponseTab(true))).show(true);
    else if (this.#surfaces.view) this.#surfaces.view.show(true);
    else void vscode.commands.executeCommand(`${responseViewId}.focus`, { preserveFocus: true });
    this.post(shown, news);
  }

  /**
   * Shows it without bringing anything to the front.
   *
   * @param news what pages are told that have the rest: the same is shown, and buttons that stand there mean what they meant
   */
  post(shown: Shown, news?: ToPage): void {
    if (!news) this.#number += 1;
    this.shown = shown;
    const { message } = shown;
    for (const surface of Object.values(this.#surfaces)) {
      if (!surface) continue;
      this.#tellPage(surface, news ?? message);
      this.#mark(surface);
    }
    const setContext = (name: string, value: boolean) =>
      void vscode.commands.executeCommand('setContext', `securityProfiles.${name}`, value);
    setContext('hasResponse', message.type === 'show' && message.view.answer !== undefined);
    setContext('hasSent', shown.last !== undefined);
  }

  #tellPage({ webview }: Surface, message: ToPage): void {
    void webview.postMessage({ ...message, number: this.#number } satisfies Numbered<ToPage>);
  }

  get #place(): 'view' | 'tab' {
    return this.#ports.location() === 'beside' ? 'tab' : 'view';
  }

  #adopt(place: 'view' | 'tab', surface: Surface, onDidDispose: vscode.Event<void>): Surface {
    this.#surfaces[place] = surface;
    const { webview } = surface;
    const isThere = () => this.#surfaces[place] === surface;
    webview.onDidReceiveMessage((message: unknown) => this.#receive(message, surface, isThere));
    onDidDispose(() => {
      if (!isThere()) return;
      this.#surfaces[place] = undefined;
      this.#ready();
    });
    void this.#ports.within('Loading the response', () =>
      import('./response-page').then(({ fillWebview }) => fillWebview(webview, this.#ports.extensionUri, isThere)),
    );
    this.#mark(surface);
    return surface;
  }

  /** While a request is under way, the previous one isn't mentioned. */
  #mark(surface: Surface): void {
    surface.mark(failureOf(this.shown.message));
  }

  /** Its page shows the newest message, or is gone: nobody waits for it any longer. */
  #ready(): void {
    for (const resolve of this.#waiting.splice(0)) resolve();
  }

  async #receive(message: unknown, surface: Surface, isThere: () => boolean): Promise<void> {
    if (!isFromPage(message)) return;
    const { shown } = this;
    if (message.type === 'ready') {
      await (this.#restoring ??= this.#ports.within('Restoring the last response', () => this.#restore()));
      this.#tellPage(surface, this.shown.message);
      this.#ready();
      return;
    }
    // What it was pressed on is no longer there, and its label said something else.
    if (message.number !== this.#number) return;
    if (message.type === 'cancel') {
      if (shown.message.type === 'busy') this.#submitter?.controller.abort();
    } else {
      const answer = await this.#ports.within('The action in the response', async () => {
        const { act } = await import('./response-actions');
        return act(message, shown, { ...this.#ports, focus: () => isThere() && surface.show(false) });
      });
      if (answer) this.#tellPage(surface, answer);
    }
  }

  /** Shows the last answer again, unless something else is shown. */
  async #restore(): Promise<void> {
    const kept = await this.#ports.restore();
    if (kept && this.shown.message.type === 'empty') {
      this.lastAnswer = kept;
      this.post(kept);
    }
  }
}

/** What the panel's buttons and commands work with. */
export interface PanelServices {
  readonly panel: ResponsePanel;
}
