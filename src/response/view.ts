import type { GraphErrorView } from '../answer/error-body';
import { onHostThread } from '../text/host-thread';

/**
 * What the panel shows of an attempt, as plain data. Every string may come from a server or a file: it is text, never
 * markup, a link or a command.
 */
export interface ResponseView {
  /**
   * How it ended, as the person should see it: never by colour alone. `warning`: done in part, or nobody knows; `neutral`:
   * the person gave it up before anything was done.
   */
  readonly tone: 'success' | 'warning' | 'failure' | 'neutral';
  /** One sentence or two, announced to screen readers: `Added host profile 1b4e… to the sandbox.` */
  readonly headline: string;
  /** The headline without a word of the server: fit for a notification, where text can become links. */
  readonly notice: string;
  /** What else is to know of the outcome, one sentence each: the providers that failed. */
  readonly notes: readonly string[];
  /** What to do about it, one sentence each; may be empty. */
  readonly advice: readonly string[];
  readonly kindLabel: string;
  /** What people know the profile by, where it has such a name. */
  readonly name?: string;
  /** The profile's id, where it is known. */
  readonly id?: string;
  /** Base name of the payload file. */
  readonly file: string;
  /** `sandbox`, `Microsoft Graph`, `custom`. */
  readonly environment: string;
  readonly request: {
    readonly method: string;
    readonly url: string;
    /** The GUID that this request carried. */
    readonly clientRequestId?: string;
    /** As they went out, with a placeholder for the token. */
    readonly headers: readonly (readonly [name: string, value: string])[];
    /** As it went out, at most {@link shownBodyLimit} UTF-16 units of it. */
    readonly body?: string;
    /** Why that isn't all: it's too long to be shown, or to be kept in the history. */
    readonly cut?: 'shown' | 'kept';
  };
  /** What an Update by difference changed, or what the service changed in an Add; missing if nothing was compared. */
  readonly changes?: ChangesView;
  /** Where the time went; missing if no answer came. */
  readonly timing?: TimingView;
  /** When it was sent, ISO 8601 in UTC; the page shows local time. */
  readonly sentAt: string;
  /** Set when the document was edited while the request was under way. */
  readonly documentChanged: boolean;
  /** Missing when no answer came. */
  readonly answer?: AnswerView;
  /** Why no answer came: Node's or undici's code, such as `ECONNREFUSED`. */
  readonly failureCode?: string;
}

/** The members that differ from before, or from what was sent. */
export interface ChangesView {
  readonly of: 'add' | 'update';
  readonly rows: readonly ChangeView[];
  /** How many more there are: a payload can have any number. */
  readonly hidden: number;
  /** How many other members of an Add the service has just as they were sent. */
  readonly equal: number;
  /** Whether the tab opens first: for an Update, or an Add that the service changed. */
  readonly opens: boolean;
}

export interface ChangeView {
  readonly property: string;
  /** JSON text, clipped; null if there is no such member. For an Update, the live value; for an Add, what was sent. */
  readonly before: string | null;
  /** For an Update, what was sent or what the service set; for an Add, what the service has. */
  readonly after: string | null;
  /** `notKept`: the service changed it back or to something else; `set`, `altered`: by the service, on its own. */
  readonly outcome: 'kept' | 'notKept' | 'unknown' | 'set' | 'altered';
}

/** Where the time of the last try went. */
export interface TimingView {
  /** In order; together they are the total. A phase that couldn't be measured has `why` instead of milliseconds. */
  readonly phases: readonly { readonly name: string; readonly milliseconds?: number; readonly why?: string }[];
  /** Milliseconds of all phases together. */
  readonly total: number;
  /** The earlier tries, a sentence each with the reason. */
  readonly tries: readonly string[];
}

export interface AnswerView {
  readonly status: number;
  /** The phrase of the status code, ours rather than the server's: `Created`. */
  readonly reason: string;
  /** Of the last try: the {@link TimingView.total}, if that was measured. */
  readonly durationMs: number;
  /** The service's own id of the request: the first thing that support asks for. */
  readonly requestId?: string;
  /** As received, but for redacted ones. */
  readonly headers: readonly (readonly [name: string, value: string])[];
  /** Graph's error object, when the answer had one. */
  readonly error?: GraphErrorView;
  readonly body: BodyView;
}

export interface BodyView {
  /** `json` is pretty-printed text with the numbers' literals kept; `unread` is too large to be looked at, or shown. */
  readonly form: 'json' | 'text' | 'empty' | 'unread';
  /** At most {@link shownBodyLimit} UTF-16 units of it. */
  readonly text: string;
  /** Size of the whole body in bytes (UTF-8). */
  readonly bytes: number;
  /** Whether `text` is cut; the rest opens in an editor. */
  readonly truncated: boolean;
  /** Why even the editor has only the beginning of what the server had to say. */
  readonly received: 'whole' | 'too-large' | 'broken-off';
}

/** A webview with much more text than this freezes; the editor does not. */
export const shownBodyLimit = onHostThread.show;
