import type { ChangesView, ResponseView } from '../response/view';

/** What the extension tells the page. */
export type ToPage =
  | ShowMessage
  /** A request is under way: what stood there is replaced, so that nobody takes an old answer for the new one. */
  | BusyMessage
  | NotSentMessage
  /** Nothing had to be sent. Each of the notes is a sentence. */
  | { readonly type: 'unchanged'; readonly headline: string; readonly notes: readonly string[] }
  | { readonly type: 'notShown'; readonly headline: string }
  | { readonly type: 'empty' }
  | ChangesMessage
  /** The clipboard has it: the button that asked says so. */
  | { readonly type: 'copied'; readonly what: Copyable };

/** `countdown`: the request waits before it is sent again, in words, told anew at each second. */
export interface BusyMessage {
  readonly type: 'busy';
  readonly headline: string;
  readonly detail: string;
  readonly countdown?: string;
}

export interface ShowMessage {
  readonly type: 'show';
  readonly view: ResponseView;
  /** A later attempt was given up before anything went out: the answer still stands. A sentence. */
  readonly canceled?: string;
  /** What to do next: the words of a button each. */
  readonly choices?: readonly string[];
}

/** What was worked out of an answer that stands there already: nothing else of it changes, and nothing is announced. */
export interface ChangesMessage {
  readonly type: 'changes';
  /** Which answer, by {@link answerKey}; on any other page it means nothing. */
  readonly of: string;
  readonly changes: ChangesView;
}

/** Tells one answer from another. */
export const answerKey = ({ sentAt, request }: Pick<ResponseView, 'sentAt' | 'request'>): string =>
  `${sentAt} ${request.clientRequestId ?? ''}`;

/** Nothing went out: that too takes the place of an older answer, but for a cancellation. */
export interface NotSentMessage {
  readonly type: 'notSent';
  /** `neutral` if nothing is wrong: the person canceled, or has fixed the payload. */
  readonly tone: 'failure' | 'neutral';
  readonly headline: string;
  readonly reasons: readonly Reason[];
  readonly choices: readonly string[];
}

/** Why nothing went out, as a sentence, and the line of the payload that it is about, counted from 1. */
export interface Reason {
  readonly text: string;
  readonly line?: number;
}

/**
 * A message with the number of what is shown: all that is said of the same thing has the same one, and a press of one of its
 * buttons names it.
 */
export type Numbered<Message> = Message & { readonly number: number };

/**
 * What the page tells the extension. Every message is checked by {@link isFromPage}: a page is not trusted. A press may arrive
 * when something else is shown by then, and what its button said is not what would be done.
 */
export type FromPage = { readonly type: 'ready' } | Numbered<Press>;

/** A button that was pressed. */
export type Press =
  | { readonly type: 'openBody' }
  | { readonly type: 'saveBody' }
  | { readonly type: 'openPayload' }
  | { readonly type: 'cancel' }
  /** The request, for another tool: the person says which. */
  | { readonly type: 'copyAs' }
  /**
   * One of the message's `choices`, or the line of one of its `reasons`, by its place in the list; the property that the
   * answer's error is about (0), or one of its details is (from 1).
   */
  | { readonly type: 'choose' | 'goTo' | 'goToTarget'; readonly index: number }
  | { readonly type: 'copy'; readonly what: Copyable };

/** The page names what to copy; the text comes from the extension, which has the whole of it. */
export type Copyable = (typeof copyables)[number];

const copyables = ['body', 'id', 'requestId', 'clientRequestId', 'details', 'headers', 'ids'] as const;
const shownStates: readonly unknown[] = ['show', 'busy', 'notSent', 'unchanged', 'notShown', 'empty', 'changes'];
const plainMessages: readonly unknown[] = ['openBody', 'saveBody', 'openPayload', 'cancel', 'copyAs'];

/** Whether something received from a page is one of its messages. */
export function isFromPage(message: unknown): message is FromPage {
  const type = fieldOf(message, 'type');
  if (type === 'ready') return true;
  if (!Number.isInteger(fieldOf(message, 'number'))) return false;
  if (type === 'copy') return isCopyable(fieldOf(message, 'what'));
  if (type === 'choose' || type === 'goTo' || type === 'goToTarget') return Number.isInteger(fieldOf(message, 'index'));
  return plainMessages.includes(type);
}

/** Whether something received by the page is for it; views are made by `response/`, so their shape is not looked at. */
export function isToPage(message: unknown): message is Numbered<ToPage> {
  const type = fieldOf(message, 'type');
  return shownStates.includes(type) || (type === 'copied' && isCopyable(fieldOf(message, 'what')));
}

const isCopyable = (what: unknown) => copyables.some((candidate) => candidate === what);

const fieldOf = (message: unknown, name: string): unknown =>
  typeof message === 'object' && message !== null ? (message as Readonly<Record<string, unknown>>)[name] : undefined;
