import { isToPage, type ToPage } from '../protocol';
import { confirmCopied, type Send } from './buttons';
import { fill, goOn } from './page';
import { busyState, emptyState, notSentState, notShownState, outcomeState, unchangedState } from './states';

/** What VS Code puts into every webview. */
declare function acquireVsCodeApi(): { postMessage(message: unknown): void };

const vscode = acquireVsCodeApi();
const send: Send = (message) => {
  vscode.postMessage(message);
};

/** Stops what is still being written of the state before. */
let writing = new AbortController();

/** The request that the page says is under way. */
let underWay: string | undefined;

function receive(message: ToPage): void {
  if (message.type === 'copied') {
    confirmCopied(message.what);
    return;
  }
  if (message.type === 'busy' && message.detail === underWay) {
    goOn(message.headline, message.countdown);
    return;
  }
  underWay = message.type === 'busy' ? message.detail : undefined;
  writing.abort();
  writing = new AbortController();
  if (message.type === 'empty') fill(emptyState());
  else if (message.type === 'busy') fill(busyState(message, send));
  else if (message.type === 'notSent') fill(notSentState(message, send));
  else if (message.type === 'unchanged') fill(unchangedState(message.headline, message.notes));
  else if (message.type === 'notShown') fill(notShownState(message.headline));
  else fill(outcomeState(message, send, writing.signal));
}

window.addEventListener('message', (event: MessageEvent<unknown>) => {
  // VS Code hands messages in from a frame of the page's own origin; nobody else shares it.
  if (event.origin === window.origin && isToPage(event.data)) receive(event.data);
});

// The page stays blank until the extension says what there is: an empty state that flashes by would be read out.
send({ type: 'ready' });
