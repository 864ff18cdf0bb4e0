import { join } from 'node:path';
import * as vscode from 'vscode';
import { Cleanup } from '../../../test/support/cleanup';
import { inThread, said } from '../../../test/host/other-thread';
import { ownSender } from '../../../test/host/own-sender';
import { panelHtml } from '../../panel/html';
import { extensionUnderTest } from '../vscode-host/activation-marks';
import { bigPayload } from './big-payload';
import { figuresPrefix, median } from './row';
import { measureTurns, rest } from './turns';

/** What it took to show an answer of one size. */
export interface ResponseFigures {
  /** Bytes of its body. */
  readonly size: number;
  /** From the last byte that the server wrote until the panel had painted it. Milliseconds. */
  readonly painted: number;
  /** The longest turn of the extension host's thread meanwhile, VS Code's own included. Milliseconds of processor time. */
  readonly longest: number;
  /** Memory that the extension host's process grew by, garbage included. Bytes. */
  readonly memory: number;
}

const sizes = [2_000, 1_000_000, 10_000_000, 64_000_000];
const rounds = 3;

/** Answers with the text that it was told last, and tells when it has written all of it. */
function serve(load: NodeJS.Require): void {
  const { parentPort } = load('node:worker_threads') as typeof import('node:worker_threads');
  const { createServer } = load('node:http') as typeof import('node:http');
  let body = '';
  const server = createServer((request, response) => {
    request.resume();
    response.writeHead(201, { 'Content-Type': 'application/json' });
    response.end(body, () => parentPort?.postMessage(Date.now()));
  });
  parentPort?.on('message', (next: string) => {
    body = next;
    parentPort.postMessage(undefined);
  });
  server.listen(0, '127.0.0.1', () => {
    const address = server.address();
    parentPort?.postMessage(typeof address === 'object' ? address?.port : undefined);
  });
}

/** In front of the page's own script: tells what the page says, each time that it was painted. */
const watchPaint = `
const api = acquireVsCodeApi();
window.acquireVsCodeApi = () => api;
const tell = () => api.postMessage({ painted: Date.now(), headline: document.getElementById('headline')?.textContent ?? '' });
const painted = () => requestAnimationFrame(() => setTimeout(tell));
new MutationObserver(painted).observe(document, { childList: true, subtree: true, characterData: true });
`;

interface Painted {
  readonly painted?: number;
  readonly headline: string;
}

/** Fills the tab with the extension's page, which tells when it was painted. */
async function watchTab({
  webview,
}: vscode.WebviewPanel): Promise<(isIt: (headline: string) => boolean) => Promise<number>> {
  const file = (...parts: string[]) =>
    webview.asWebviewUri(vscode.Uri.file(join(extensionUnderTest().extensionPath, ...parts))).toString();
  const page = {
    cspSource: webview.cspSource,
    nonce: 'bench',
    scriptUri: file('dist', 'panel.js'),
    styleUris: [file('dist', 'panel.css')],
  };
  const ready = new Promise<void>((resolve) => webview.onDidReceiveMessage(() => resolve()));
  webview.html = panelHtml(page).replace('<head>', `<head><script nonce="bench">${watchPaint}</script>`);
  await ready;
  return (isIt) =>
    new Promise((resolve) => {
      const listening = webview.onDidReceiveMessage(({ painted, headline }: Painted) => {
        if (painted === undefined || !isIt(headline)) return;
        listening.dispose();
        resolve(painted);
      });
    });
}

/** Runs inside an extension host, in a folder with one payload: adds it to a service that answers with more and more. */
export async function run(): Promise<void> {
  await extensionUnderTest().activate();
  const [file] = await vscode.workspace.findFiles('*.secprofile.json');
  if (!file) throw new Error('There is no payload');
  const cleanup = new Cleanup();
  const server = inThread(serve);
  cleanup.defer(() => server.terminate());
  const port = await said<number>(server);
  const sender = await ownSender(`http://127.0.0.1:${port}/beta`, cleanup);
  // The sender also fills the tab.
  await rest();
  const painted = await watchTab(sender.tab);
  const figures: ResponseFigures[] = [];
  for (const size of [sizes[0] ?? 0, ...sizes]) {
    server.postMessage(bigPayload(size).replace('{', '{ "id": "7",'));
    await said(server);
    const took: Omit<ResponseFigures, 'size'>[] = [];
    for (let round = 0; round < rounds; round += 1) {
      await rest();
      const before = process.memoryUsage.rss();
      const turns = measureTurns();
      const answered = said<number>(server);
      const seen = painted((headline) => /added/i.test(headline));
      await sender.add(file);
      const shown = (await seen) - (await answered);
      took.push({ painted: shown, longest: turns().longest, memory: process.memoryUsage.rss() - before });
    }
    const middle = (pick: (one: (typeof took)[number]) => number) => median(took.map(pick));
    figures.push({
      size,
      painted: middle(({ painted }) => painted),
      longest: middle(({ longest }) => longest),
      memory: middle(({ memory }) => memory),
    });
  }
  await cleanup.run();
  // The first one ran cold code.
  console.log(figuresPrefix + JSON.stringify(figures.slice(1)));
}
