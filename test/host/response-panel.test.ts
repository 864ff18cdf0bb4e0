import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import * as vscode from 'vscode';
import { responseViewId } from '../../src/editor/manifest/menus';
import { ResponsePanel } from '../../src/editor/panel/response-panel';
import type { PanelPorts } from '../../src/editor/panel/response-actions';
import type { Shown } from '../../src/editor/panel/shown';
import type { SendOutcome } from '../../src/editor/send/send-outcome';
import { completeAnswer, toldOf } from '../../src/editor/panel/told';
import { extensionUnderTest } from '../../src/build/vscode-host/activation-marks';
import type { FromPage, Numbered, Press, ToPage } from '../../src/panel/protocol';
import type { Attempt } from '../../src/response/attempt';
import { announce } from '../../src/response/announce';
import { describeAttempt } from '../../src/response/describe-attempt';
import { onHostThread } from '../../src/text/host-thread';
import { answered, custom, graphError } from '../unit/response/attempts';
import { cleanupAfterEach } from '../support/cleanup';
import { eventually } from '../support/eventually';
import { ownSender, type OwnSender } from './own-sender';
import { closeAll, inWorkspace, standIn, standInForCommand } from './support';

/** A view whose page the test plays. */
class PlayedView {
  readonly page = new vscode.EventEmitter<FromPage>();
  /** What the page was told. */
  readonly told: unknown[] = [];
  /** Of what it was told last. */
  number = 0;
  readonly webview = {
    html: '',
    options: {},
    cspSource: '',
    onDidReceiveMessage: this.page.event,
    asWebviewUri: (uri: vscode.Uri) => uri,
    postMessage: ({ number, ...message }: Numbered<ToPage>) => {
      this.number = number;
      return Promise.resolve(this.told.push(message) > 0);
    },
  };
  readonly #gone = new vscode.EventEmitter<void>();
  readonly onDidDispose = this.#gone.event;
  badge: vscode.ViewBadge | undefined;
  /** Whether it took the focus each time that it was shown. */
  readonly focused: boolean[] = [];
  /** A button is pressed. @param number of what it stood on */
  press(press: Press, number = this.number): void {
    this.page.fire({ ...press, number });
  }
  show(preserveFocus: boolean): void {
    this.focused.push(!preserveFocus);
  }
  /** As in VS Code, whatever is then done with its webview throws. */
  dispose(): void {
    const fail = () => assert.fail('Webview is disposed');
    for (const name of ['html', 'options']) Object.defineProperty(this.webview, name, { set: fail });
    this.#gone.fire();
  }
}

describe('The response view', () => {
  /** What reached the error boundary: what failed, and how. */
  let failures: string[];
  let view: PlayedView;
  /** What was noted to be shown. */
  const noted: Attempt[] = [];

  const cleanup = cleanupAfterEach();
  afterEach(closeAll);

  function panelOf(
    restore: () => Promise<Shown | undefined> = () => Promise.resolve(undefined),
    shows: PanelPorts['shows'] = ({ attempt }) => noted.push(attempt),
  ): ResponsePanel {
    failures = [];
    noted.length = 0;
    view = new PlayedView();
    const panel = new ResponsePanel({
      extensionUri: vscode.Uri.file(extensionUnderTest().extensionPath),
      location: () => 'panel',
      restore,
      shows,
      openTarget: () => Promise.resolve(),
      async within(what, run) {
        try {
          return await run();
        } catch (error) {
          failures.push(`${what}: ${error instanceof Error ? error.message : String(error)}`);
          return undefined;
        }
      },
    });
    panel.resolveWebviewView(view as unknown as vscode.WebviewView);
    return panel;
  }

  /** What is shown of a refusal that names a property, of a payload that was deleted while its answer was on its way. */
  function refusalOfDeletedFile(): Shown {
    const payload = inWorkspace('deleted-meanwhile.host.secprofile.json');
    const body = graphError('invalidRequest', 'no', { target: 'tags' });
    const attempt = answered({ status: 400, headers: [], body });
    const described = describeAttempt(attempt);
    return {
      message: { type: 'show', view: described },
      payload,
      last: { attempt, view: described, payload },
      announced: announce(attempt),
      places: [],
      offers: [{ label: 'Send Anyway', run: () => Promise.reject(new TypeError('of a button')) }],
    };
  }

  it('tells what failed when one of its buttons was pressed', async () => {
    const panel = panelOf();
    panel.post(refusalOfDeletedFile());
    view.press({ type: 'choose', index: 0 });
    await eventually(() => failures.length > 0, 'the failure');
    assert.deepEqual(failures, ['The action in the response: of a button']);
  });

  it('tells if what is shown can’t be noted', async () => {
    const panel = panelOf(undefined, () => Promise.reject(new Error('the state can’t be written')));
    const told = { shown: refusalOfDeletedFile(), isUnderWay: false, canceled: undefined, access: undefined };
    panel.tell(told, { payload: inWorkspace('a.host.secprofile.json'), controller: new AbortController() });
    await eventually(() => failures.length > 0, 'the failure');
    assert.deepEqual(failures, ['Noting the response: the state can’t be written']);
  });

  it('that is closed before its page is loaded fails nothing, and whoever waits for the page goes on', async () => {
    const panel = panelOf();
    view.dispose();
    const takeBack = standInForCommand(`${responseViewId}.focus`, () => {
      const next = new PlayedView();
      panel.resolveWebviewView(next as unknown as vscode.WebviewView);
      next.dispose();
    });
    try {
      await panel.reveal();
    } finally {
      takeBack();
    }
    // The page that comes after them is loaded when theirs would have been.
    const last = new PlayedView();
    panel.resolveWebviewView(last as unknown as vscode.WebviewView);
    await eventually(() => last.webview.html !== '', 'a page');
    assert.deepEqual(failures, []);
  });

  it('does nothing by a press that was on its way when something else was shown: its label said something else', async () => {
    const panel = panelOf();
    const done: string[] = [];
    const shownWith = (name: string): Shown => ({
      ...refusalOfDeletedFile(),
      offers: [{ label: 'Send Anyway', run: () => done.push(name) }],
    });
    const controller = new AbortController();
    const payload = inWorkspace('web01.host.secprofile.json');
    panel.post(shownWith('first'));
    const old = view.number;
    panel.post(shownWith('second'));
    for (const type of ['choose', 'goTo', 'goToTarget'] as const) view.press({ type, index: 0 }, old);
    for (const type of ['openPayload', 'openBody', 'saveBody', 'copyAs'] as const) view.press({ type }, old);
    view.press({ type: 'copy', what: 'id' }, old);
    view.press({ type: 'choose', index: 0 });
    await eventually(() => done.length > 0, 'the press on what is shown');
    panel.tell(toldOf({ state: 'sending', announcement: announce(answered({ status: 201, body: {} })) }, payload), {
      payload,
      controller,
    });
    view.press({ type: 'cancel' }, old);
    assert.deepEqual([done, failures, controller.signal.aborted], [['second'], [], false]);
  });

  it('does what a button says that stands there while more is said of the same: a countdown, changes, and Fix All', async () => {
    const panel = panelOf();
    const controller = new AbortController();
    const payload = inWorkspace('web01.host.secprofile.json');
    const attempt = answered({ status: 201, body: {} });
    panel.tell(toldOf({ state: 'sending', announcement: announce(attempt) }, payload), { payload, controller });
    const cancel = view.number;
    panel.wait({ headline: 'Waiting', countdown: 'Try 2 of 4 in 1 s' }, { controller });
    assert.equal(view.told.length, 2);
    // An Update reads first, then sends.
    panel.tell(toldOf({ state: 'sending', announcement: announce(attempt) }, payload), { payload, controller });
    view.press({ type: 'cancel' }, cancel);
    assert.ok(controller.signal.aborted);
    const done: string[] = [];
    const offers = ['Write ID', 'Other'].map((label) => ({ label, run: () => done.push(label) }));
    const state = { state: 'answered', attempt, view: describeAttempt(attempt) } as const;
    panel.tell(toldOf(state, payload, offers), { payload, controller });
    const answer = view.number;
    completeAnswer(panel, toldOf({ ...state, state: 'ended' }, payload, offers.slice(1)).shown);
    view.press({ type: 'choose', index: 0 }, answer);
    await eventually(() => done.length > 0, 'the press');
    assert.deepEqual(done, ['Write ID']);
  });

  it('copies no request of which the history kept only the beginning', async () => {
    const panel = panelOf();
    const shown = refusalOfDeletedFile();
    const { last = assert.fail() } = shown;
    const attempt = { ...last.attempt, request: { ...last.attempt.request, isCut: true } };
    panel.post({ ...shown, last: { ...last, attempt } });
    view.press({ type: 'copyAs' });
    await eventually(() => failures.length > 0, 'the sentence');
    assert.match(failures.join(), /keeps only the beginning of this request, so it can’t be copied/);
  });

  it('copies a request with the place of its token, or without where none was sent', async () => {
    const panel = panelOf();
    const pick = (items: unknown) =>
      Promise.resolve((items as { label: string }[]).find(({ label }) => label === '.http'));
    cleanup.defer(standIn('showQuickPick', pick as typeof vscode.window.showQuickPick));
    const shown = refusalOfDeletedFile();
    const { last = assert.fail() } = shown;
    for (const [environment, isThere] of [
      [last.attempt.environment, true],
      [custom, false],
    ] as const) {
      const attempt = { ...last.attempt, environment, access: undefined };
      const focused = view.focused.length;
      panel.post({ ...shown, last: { ...last, attempt, view: describeAttempt(attempt) } });
      view.press({ type: 'copyAs' });
      await eventually(() => view.focused.length > focused, 'the copy');
      const copied = await vscode.env.clipboard.readText();
      assert.equal(copied.includes('Authorization: Bearer {token}'), isThere, copied);
    }
    assert.deepEqual(failures, []);
  });

  it('says that there is nothing to copy yet', async () => {
    panelOf();
    view.press({ type: 'copy', what: 'id' });
    await eventually(() => failures.length > 0, 'the sentence');
    assert.deepEqual(failures, ['The action in the response: There is nothing to copy yet.']);
  });

  for (const type of ['copyAs', 'saveBody'] as const) {
    it(`has the focus again after the box of ${type}: VS Code would give it to the editor`, async () => {
      const panel = panelOf();
      panel.post(refusalOfDeletedFile());
      const seen: boolean[][] = [];
      const dismissed = () => Promise.resolve(void seen.push([...view.focused]));
      cleanup.defer(standIn('showQuickPick', dismissed));
      cleanup.defer(standInForCommand('securityProfiles.saveResponseBody', dismissed));
      view.press({ type });
      await eventually(() => view.focused.length > 0, 'the focus');
      assert.deepEqual([seen, view.focused, failures], [[[]], [true], []]);
    });
  }

  it('shows an answer whose file was deleted meanwhile, and says that the file can’t be read', async () => {
    const panel = panelOf();
    panel.post(refusalOfDeletedFile());
    assert.equal(view.told.length, 1);
    view.press({ type: 'goToTarget', index: 0 });
    await eventually(() => failures.length === 1, 'the sentence about the property');
    view.press({ type: 'openPayload' });
    await eventually(() => failures.length === 2, 'the sentence about the file');
    const sentence =
      /^The action in the response: deleted-meanwhile\S+ can’t be read: there is no such file or folder\.$/;
    for (const failure of failures) assert.match(failure, sentence);
  });

  it('is empty, and goes on, where the last answer can’t be restored', async () => {
    panelOf(() => Promise.reject(new Error('cut off')));
    for (const count of [1, 2]) {
      view.page.fire({ type: 'ready' });
      await eventually(() => view.told.length === count, 'an empty page');
    }
    assert.deepEqual(view.told, [{ type: 'empty' }, { type: 'empty' }]);
    assert.deepEqual(failures, ['Restoring the last response: cut off']);
  });

  it('notes each answer that comes up, and none that was given up or is under way', () => {
    const panel = panelOf();
    const payload = inWorkspace('web01.host.secprofile.json');
    const submitter = { payload, controller: new AbortController() };
    const [first, second] = [answered({ status: 201, body: {} }), answered({ status: 200, body: {} })];
    const ended = (attempt: Attempt) => toldOf({ state: 'ended', attempt, view: describeAttempt(attempt) }, payload);
    const failure = { code: 'cancelled', message: '', advice: [], mayHaveArrived: false } as const;
    panel.tell(ended(first), submitter);
    panel.tell(toldOf({ state: 'sending', announcement: announce(first) }, payload), submitter);
    panel.tell(ended({ ...second, result: { ok: false, failure } }), submitter);
    assert.deepEqual(noted, [first]);
    panel.tell(ended(second), submitter);
    assert.deepEqual(noted, [first, second]);
  });

  describe('with an answer whose changes take longer', () => {
    const payload = vscode.Uri.parse('file:///long.host.secprofile.json');
    const attempt = answered({ status: 201, body: { id: 'made' } });
    const whole = { ...attempt, byService: { changes: [{ property: 'id', before: null, after: '"made"' }], equal: 0 } };
    const told = (one: Attempt, state: 'answered' | 'ended') =>
      toldOf({ state, attempt: one, view: describeAttempt(one) }, payload);
    const submitter = { payload, controller: new AbortController() };
    const types = () => view.told.map((message) => (message as { type: string }).type);

    it('tells a page that has it the changes alone, and a new page all of it', async () => {
      const panel = panelOf();
      panel.tell(told(attempt, 'answered'), submitter);
      completeAnswer(panel, told(whole, 'ended').shown);
      assert.deepEqual(types(), ['show', 'changes']);
      assert.equal(panel.lastResponse().attempt, whole);
      view.page.fire({ type: 'ready' });
      await eventually(() => view.told.length === 3, 'the answer once more');
      assert.deepEqual(view.told[2], { ...told(whole, 'ended').shown.message });
    });

    it('leaves alone what is about another request by then, and comes back whole when that is given up', () => {
      const panel = panelOf();
      panel.tell(told(attempt, 'answered'), submitter);
      const next = { payload, controller: new AbortController() };
      panel.tell(toldOf({ state: 'sending', announcement: announce(attempt) }, payload), next);
      completeAnswer(panel, told(whole, 'ended').shown);
      assert.deepEqual(types(), ['show', 'busy']);
      const why = 'Canceled. Nothing was sent.';
      const given = { state: 'notSent', cancelled: true, why, actions: [], access: undefined } as const;
      panel.tell(toldOf(given, payload), next);
      assert.deepEqual(view.told[2], { ...told(whole, 'ended').shown.message, canceled: why });
    });

    const body = `{"id": "made", "tags": ["${'x'.repeat(onHostThread.compare)}"]}`;
    let requests = 0;
    /** Until then, the server answers nothing. */
    let held: Promise<unknown> = Promise.resolve();

    /** Sends to a server with these answers. */
    async function sending(answer = body): Promise<OwnSender> {
      requests = 0;
      const server = createServer((request, response) => {
        requests += 1;
        request.resume().on('end', () => void held.then(() => response.writeHead(201).end(answer)));
      });
      cleanup.defer(() => {
        server.close();
        server.closeAllConnections();
      });
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      const { port } = server.address() as AddressInfo;
      const sender = await ownSender(`http://127.0.0.1:${port}/beta`, cleanup);
      view = new PlayedView();
      sender.panel.resolveWebviewView(view as unknown as vscode.WebviewView);
      return sender;
    }

    // The changes of a short one are there at once, and yet other windows and the history have to be told of it.
    for (const [what, answer] of Object.entries({ long: body, short: '{"id": "made"}' })) {
      it(`lets the person send again as soon as a ${what} answer is shown: that is another request`, async () => {
        const sender = await sending(answer);
        const file = inWorkspace('web01.host.secprofile.json');
        let again: Promise<SendOutcome> | undefined;
        const { told } = view;
        const push = told.push.bind(told);
        told.push = (message) => {
          if ((message as { type: string }).type === 'show') again ??= sender.add(file);
          return push(message);
        };
        await sender.add(file);
        assert.ok(again);
        assert.equal((await again).status, 'sent');
        assert.equal(requests, 2);
      });
    }

    it('sends once what is pressed twice, even if the second press is looked at when the first has its answer', async () => {
      let letGo: () => void = () => undefined;
      held = new Promise<void>((resolve) => (letGo = resolve));
      const sender = await sending('{"id": "made"}');
      const file = inWorkspace('web01.host.secprofile.json');
      const first = sender.press(file);
      await eventually(() => requests === 1, 'the request');
      const { snapshots } = sender.services;
      const check: typeof snapshots.check = async (...given) => {
        await first;
        return snapshots.check(...given);
      };
      Object.assign(sender.services, { snapshots: Object.assign(Object.create(snapshots) as object, { check }) });
      const second = sender.press(file);
      letGo();
      assert.deepEqual([(await first).status, (await second).status, requests], ['sent', 'sent', 1]);
    });

    it('is shown by whoever sends before they are there', async () => {
      const sender = await sending();
      const outcome = await sender.add(inWorkspace('web01.host.secprofile.json'));
      assert.equal(outcome.response?.body, body);
      const afterwards = view.told.slice(types().lastIndexOf('busy') + 1);
      assert.deepEqual(types().slice(-2), ['show', 'changes']);
      assert.equal(afterwards.length, 2);
      assert.equal((afterwards[0] as { view: { changes?: unknown } }).view.changes, undefined);
      assert.ok(sender.panel.lastResponse().view.changes);
    });
  });
});
