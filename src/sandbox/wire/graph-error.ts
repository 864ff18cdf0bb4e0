/** One detail of an error, as in `details` (graph-facts §9). */
export interface ErrorDetail {
  readonly code: string;
  readonly message: string;
  readonly target?: string;
}

interface ErrorExtras {
  /** Path of the property, such as `logonUsers/0/accountType`. */
  readonly target?: string | undefined;
  readonly details?: readonly ErrorDetail[];
  /** A more specific code for `innerError`. */
  readonly inner?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Graph's code for each status of the sandbox (graph-facts §9). */
const codes: Readonly<Record<number, string>> = {
  400: 'invalidRequest',
  401: 'unauthenticated',
  403: 'accessDenied',
  404: 'itemNotFound',
  405: 'notAllowed',
  408: 'invalidRequest',
  409: 'nameAlreadyExists',
  412: 'resourceModified',
  413: 'invalidRequest',
  414: 'invalidRequest',
  415: 'invalidRequest',
  421: 'invalidRequest',
  424: 'failedDependency',
  429: 'activityLimitReached',
  431: 'invalidRequest',
  500: 'generalException',
  501: 'notSupported',
  503: 'serviceNotAvailable',
  504: 'generalException',
  507: 'quotaLimitReached',
};

/** A refusal: thrown anywhere below the routes, sent as Graph's error object. */
export class GraphError extends Error {
  override readonly name = 'GraphError';

  /** @param message a sentence that says what is wrong */
  constructor(
    readonly status: number,
    message: string,
    readonly extras: ErrorExtras = {},
  ) {
    super(message);
  }

  get code(): string {
    return codes[this.status] ?? 'generalException';
  }
}

/** The IDs in every response and every error. */
export interface RequestIds {
  readonly requestId: string;
  readonly clientRequestId: string;
}

/** Graph's error object as text. Its `date` is in UTC, without a zone (graph-facts §9). */
export function errorBody(error: GraphError, ids: RequestIds, now: Date): string {
  const { target, details, inner } = error.extras;
  return JSON.stringify({
    error: {
      code: error.code,
      message: error.message,
      ...(target ? { target } : {}),
      ...(details && details.length > 0 ? { details } : {}),
      innerError: {
        ...(inner ? { code: inner } : {}),
        date: now.toISOString().slice(0, 19),
        'request-id': ids.requestId,
        'client-request-id': ids.clientRequestId,
      },
    },
  });
}

/** A GUID or another short token that is safe in a header and a log. */
const safe = /^\{?[A-Za-z0-9][A-Za-z0-9._-]{0,63}\}?$/;

/** A new ID and the client's own one. If that is missing or unsafe, the new one is used for both, as in Graph. */
export function requestIds(headers: Headers, newId: () => string): RequestIds {
  const requestId = newId();
  const given = headers.get('client-request-id') ?? '';
  return { requestId, clientRequestId: safe.test(given) ? given : requestId };
}
