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
  };
  /** What an Update by difference changed, in the payload's order; missing where nothing was compared. */
  readonly changes?: readonly ChangeView[];
  /** When it was sent, ISO 8601 in UTC; the page shows local time. */
  readonly sentAt: string;
  /** Set when the document was edited while the request was under way. */
  readonly documentChanged: boolean;
  /** Missing when no answer came. */
  readonly answer?: AnswerView;
  /** Why no answer came: Node's or undici's code, such as `ECONNREFUSED`. */
  readonly failureCode?: string;
}

/** A member that an Update changed. */
export interface ChangeView {
  readonly property: string;
  /** JSON texts, clipped; null where the live profile had no such member. */
  readonly before: string | null;
  readonly after: string;
  /** false: the service made something else of it; null: nobody knows. */
  readonly kept: boolean | null;
}

export interface AnswerView {
  readonly status: number;
  /** The phrase of the status code, ours rather than the server's: `Created`. */
  readonly reason: string;
  readonly durationMs: number;
  /** The service's own id of the request: the first thing that support asks for. */
  readonly requestId?: string;
  /** As received, but for redacted ones. */
  readonly headers: readonly (readonly [name: string, value: string])[];
  /** Graph's error object, when the answer had one. */
  readonly error?: GraphErrorView;
  readonly body: BodyView;
}

export interface GraphErrorView {
  readonly code: string;
  /** The deepest code of `innerError` that Graph documents, when it says more than `code`. */
  readonly innerCode?: string;
  readonly message: string;
  readonly target?: string;
  readonly details: readonly { readonly code: string; readonly message: string; readonly target?: string }[];
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
export const shownBodyLimit = 256 * 1024;
