import { sizeText } from '../../text/quantities';
import type { BodyView } from '../../response/view';
import { findBar } from './body-find';
import { bodyFolds } from './body-folds';
import { bodyText } from './body-text';
import { copyIconButton, iconButton, type Send } from './buttons';
import { element } from './dom';
import { toolbar } from './states';
import type { Tab } from './tabs';
import type { PageMemory } from './memory';

/** What the tabs of an answer work with. */
export interface TabPorts {
  readonly send: Send;
  /** Stops what is still being written when something else is to be shown. */
  readonly signal: AbortSignal;
  readonly memory: PageMemory;
}

/** The body, with a word about what is missing of it, and what can be done with it. */
export function bodyTab(body: BodyView, ports: TabPorts): Tab {
  const tab = { id: 'body', label: 'Body' };
  if (body.form === 'empty') return { ...tab, content: note('The response has no body.') };
  const { send } = ports;
  const open = iconButton('Open Body in Editor', 'open', () => {
    send({ type: 'openBody' });
  });
  const save = iconButton('Save Body…', 'save', () => {
    send({ type: 'saveBody' });
  });
  // One that is too large to be read is too large for a clipboard as well.
  if (body.form === 'unread') {
    return { ...tab, content: note(unread(body).join(' ')), actions: toolbar([open, save]) };
  }
  const { content, tools } = shownBody(body, ports);
  return { ...tab, content, actions: toolbar([...tools, open, save, copyIconButton('body', 'Copy Body', send)]) };
}

/** The text with its folds and its search, and their buttons. */
function shownBody(body: BodyView, { signal, memory }: TabPorts) {
  const text = bodyText(body, signal);
  const folds =
    body.form === 'json' ? bodyFolds(text, memory.kept.folded ?? [], (folded) => memory.keep({ folded })) : undefined;
  copyWhole(text.element);
  const find = iconButton('Find in Body', 'find', () => bar.open());
  const bar = findBar(text, folds, () => find.focus(), signal);
  const content = element('div', {}, ...notes(body).map(note), bar.element, text.element);
  const findByKey = (event: KeyboardEvent) => {
    const isShown = content.checkVisibility();
    if (!isShown || event.key.toLowerCase() !== 'f' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    bar.open();
  };
  document.addEventListener('keydown', findByKey, { signal });
  return {
    content,
    tools: [find, ...(folds ? [iconButton('Fold or Unfold All', 'fold', () => folds.toggleAll())] : [])],
  };
}

const note = (text: string) => element('p', { class: 'quiet' }, text);

function unread({ bytes, received }: BodyView): string[] {
  return [
    `The response is too large to show here: ${sizeText(bytes)}.`,
    ...ends(received),
    'Open it in an editor, or save it.',
  ];
}

function notes({ truncated, received, bytes }: BodyView): string[] {
  return [
    ...(truncated
      ? [`Shortened: the whole response is ${sizeText(bytes)}. Select Open Body in Editor to see all of it.`]
      : []),
    ...ends(received),
  ];
}

/** Why this is only the beginning of what the service had to say. */
function ends(received: BodyView['received']): string[] {
  return {
    whole: [],
    'too-large': ['The response is too large to read completely. This is only its beginning.'],
    'broken-off': ['The connection broke while the response was being read. This is only its beginning.'],
  }[received];
}

/** Lets what is selected of a text be copied whole: what is folded away in it too, and without anything of ours. */
function copyWhole(text: HTMLElement): void {
  text.addEventListener('copy', (event) => {
    const selection = getSelection();
    if (!selection || selection.isCollapsed || !event.clipboardData) return;
    const pieces = Array.from({ length: selection.rangeCount }, (_, index) =>
      selectedText(selection.getRangeAt(index)),
    );
    event.clipboardData.setData('text/plain', pieces.join('\n'));
    event.preventDefault();
  });
}

/** The lines of a selection, the first and the last as far as they are in it. */
function selectedText(range: Range): string {
  const copied = range.cloneContents();
  const lines = [...copied.querySelectorAll('.line')];
  return lines.length > 0 ? lines.map((line) => line.textContent).join('\n') : copied.textContent;
}
