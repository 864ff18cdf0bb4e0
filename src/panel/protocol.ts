import type { ResponseView } from '../response/view';

/** What the extension tells the page. */
export type ToPage =
  | { readonly type: 'show'; readonly view: ResponseView }
  /** A request is under way: what stood there is replaced, so that nobody takes an old answer for the new one. */
  | BusyMessage
  /** Nothing went out: that too takes the place of an older answer. Each of the reasons is a sentence. */
  | { readonly type: 'notSent'; readonly headline: string; readonly reasons: readonly string[] }
  | { readonly type: 'notShown'; readonly headline: string }
  | { readonly type: 'empty' }
  /** The clipboard has it: the button that asked says so. */
  | { readonly type: 'copied'; readonly what: Copyable };

/** `countdown`: the request waits before it is sent again, in words, told anew at each second. */
export interface BusyMessage {
  readonly type: 'busy';
  readonly headline: string;
  readonly detail: string;
  readonly countdown?: string;
}

/** What the page tells the extension. Every message is checked by {@link isFromPage}: a page is not trusted. */
export type FromPage =
  | { readonly type: 'ready' }
  | { readonly type: 'openBody' }
  | { readonly type: 'saveBody' }
  | { readonly type: 'openPayload' }
  | { readonly type: 'cancel' }
  | { readonly type: 'copy'; readonly what: Copyable };

/** The page names what to copy; the text comes from the extension, which has the whole of it. */
export type Copyable = (typeof copyables)[number];

const copyables = ['body', 'requestId', 'clientRequestId', 'details', 'headers'] as const;
const shownStates: readonly unknown[] = ['show', 'busy', 'notSent', 'notShown', 'empty'];
const plainMessages: readonly unknown[] = ['ready', 'openBody', 'saveBody', 'openPayload', 'cancel'];

/** Whether something received from a page is one of its messages. */
export function isFromPage(message: unknown): message is FromPage {
  const type = typeOf(message);
  return plainMessages.includes(type) || (type === 'copy' && isCopyable(whatOf(message)));
}

/** Whether something received by the page is for it; views are made by `response/`, so their shape is not looked at. */
export function isToPage(message: unknown): message is ToPage {
  const type = typeOf(message);
  return shownStates.includes(type) || (type === 'copied' && isCopyable(whatOf(message)));
}

const isCopyable = (what: unknown) => copyables.some((candidate) => candidate === what);

const typeOf = (message: unknown): unknown =>
  typeof message === 'object' && message !== null && 'type' in message ? message.type : undefined;

const whatOf = (message: unknown): unknown =>
  typeof message === 'object' && message !== null && 'what' in message ? message.what : undefined;
