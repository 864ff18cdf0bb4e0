import { answerKey, isToPage, type FromPage, type Numbered, type ToPage } from '../protocol';
import { confirmCopied, type Send } from './buttons';
import { fill, goOn, keepFocus } from './page';
import type { PageState } from './memory';
import { outcomeState, type Outcome } from './outcome';
import { busyState, emptyState, notSentState, notShownState, unchangedState } from './states';

/** What VS Code puts into every webview. */
declare function acquireVsCodeApi(): PageState & { postMessage(message: FromPage): void };

const vscode = acquireVsCodeApi();
const send: Send = (press) => {
  vscode.postMessage({ ...press, number });
};

/** Of what stands there. */
let number = 0;

/** Stops what is still being written of the state before. */
let writing = new AbortController();

/** The request that the page says is under way. */
let underWay: string | undefined;

/** The answer that stands there. */
let standing: { readonly key: string; readonly outcome: Outcome } | undefined;

function receive(message: Numbered<ToPage>): void {
  number = message.number;
  if (message.type === 'copied') {
    confirmCopied(message.what);
    return;
  }
  if (message.type === 'changes') {
    if (message.of === standing?.key) standing.outcome.addChanges(message.changes);
    return;
  }
  if (message.type === 'busy' && message.detail === underWay) {
    goOn(message.headline, message.countdown);
    return;
  }
  underWay = message.type === 'busy' ? message.detail : undefined;
  standing = undefined;
  writing.abort();
  writing = new AbortController();
  if (message.type === 'empty') fill(emptyState());
  else if (message.type === 'busy') fill(busyState(message, send));
  else if (message.type === 'notSent') fill(notSentState(message, send));
  else if (message.type === 'unchanged') fill(unchangedState(message.headline, message.notes));
  else if (message.type === 'notShown') fill(notShownState(message.headline));
  else {
    const outcome = outcomeState(message, send, writing.signal, vscode);
    standing = { key: answerKey(message.view), outcome };
    fill(outcome);
  }
}

window.addEventListener('message', (event: MessageEvent<unknown>) => {
  // VS Code hands messages in from a frame of the page's own origin; nobody else shares it.
  if (event.origin === window.origin && isToPage(event.data)) receive(event.data);
});

keepFocus();

// The page stays blank until the extension says what there is: an empty state that flashes by would be read out.
vscode.postMessage({ type: 'ready' });
