import { plainText } from '../text/plain-text';
import { redactText } from '../text/redaction';

/** Graph's error object, as it is shown. */
export interface GraphErrorView {
  readonly code: string;
  /** The deepest code of `innerError` that Graph documents, when it says more than `code`. */
  readonly innerCode?: string;
  readonly message: string;
  readonly target?: string;
  readonly details: readonly { readonly code: string; readonly message: string; readonly target?: string }[];
  /** The nested inner errors that have a code, outermost first. */
  readonly inner: readonly { readonly code: string; readonly message: string }[];
}

/** Graph's error object as far as it could be read, with the ids that support asks for. */
export interface ErrorBody extends GraphErrorView {
  readonly requestId?: string;
}

/** Documented codes (Graph's `concepts/errors.md`); those of `innerError` that are not here mean nothing to a person. */
const knownCodes = new Set([
  'accessDenied',
  'activityLimitReached',
  'generalException',
  'invalidRequest',
  'itemNotFound',
  'nameAlreadyExists',
  'notAllowed',
  'notSupported',
  'quotaLimitReached',
  'resourceModified',
  'serviceNotAvailable',
  'unauthenticated',
  'entityTagDoesNotMatch',
  'insufficient_claims',
  'invalidQueryOption',
  'propertyNotUpdateable',
  'throttledRequest',
]);

/** More than this nobody reads; an answer can carry thousands. */
const mostDetails = 50;
const deepestInner = 10;

type Fields = Readonly<Record<string, unknown>>;

const fieldsOf = (value: unknown): Fields | undefined =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : undefined;

const safeText = (value: unknown, limit = 2000): string =>
  typeof value === 'string' ? redactText(plainText(value, limit)) : '';

/**
 * Reads Graph's error object out of a parsed body; `undefined` when there is none. Its known dialects: `innererror` for
 * `innerError`, `requestId` for `request-id`, OData v2's `message: {value}`, OAuth's `error` and `error_description`.
 */
export function readErrorBody(body: unknown): ErrorBody | undefined {
  const root = fieldsOf(body);
  const raw = root?.['error'] ?? root?.['odata.error'];
  if (typeof raw === 'string')
    return { code: safeText(raw), message: safeText(root?.['error_description']), details: [], inner: [] };
  const error = fieldsOf(raw);
  if (!error) return undefined;

  const code = safeText(error['code'], 200);
  const inner = innerErrors(error);
  const innerCode = inner.map((fields) => safeText(fields['code'], 200)).findLast((deep) => knownCodes.has(deep));
  const requestId = safeText(first(inner, ['request-id', 'requestId']), 100);
  return {
    code,
    message: safeText(fieldsOf(error['message'])?.['value'] ?? error['message']),
    ...targetOf(error),
    details: detailsOf(error),
    inner: inner.flatMap((fields) => {
      const code = safeText(fields['code'], 200);
      return code === '' ? [] : [{ code, message: safeText(fields['message']) }];
    }),
    ...(innerCode !== undefined && innerCode !== code ? { innerCode } : {}),
    ...(requestId !== '' ? { requestId } : {}),
  };
}

/** The nested inner errors, outermost first. */
function innerErrors(error: Fields): Fields[] {
  const found: Fields[] = [];
  for (let at = innerOf(error); at && found.length < deepestInner; at = innerOf(at)) found.push(at);
  return found;
}

const innerOf = (fields: Fields) => fieldsOf(fields['innerError'] ?? fields['innererror']);

const first = (all: readonly Fields[], names: readonly string[]) =>
  all.flatMap((fields) => names.map((name) => fields[name])).find((value) => typeof value === 'string');

function targetOf(fields: Fields): { target?: string } {
  const target = safeText(fields['target'], 200);
  return target === '' ? {} : { target };
}

function detailsOf(error: Fields): GraphErrorView['details'] {
  const details = error['details'];
  if (!Array.isArray(details)) return [];
  return details.slice(0, mostDetails).flatMap((detail: unknown) => {
    const fields = fieldsOf(detail);
    if (!fields) return [];
    return [{ code: safeText(fields['code'], 200), message: safeText(fields['message']), ...targetOf(fields) }];
  });
}

/** The server's own reason as one clipped line, its property in front: `countHits: must be a whole number`. */
export function serverReason(error: GraphErrorView | undefined): string | undefined {
  if (!error) return undefined;
  const [detail] = error.details;
  const told = error.message !== '' || !detail ? error : detail;
  const said = plainText(told.message || error.code);
  if (said === '') return undefined;
  const target = told.target ?? (error.details.length === 1 ? detail?.target : undefined);
  // Many messages begin with the property already.
  return target === undefined || said.includes(target) ? said : `${target}: ${said}`;
}

/** The properties that an error is about, as Graph writes them: `countHits`, `logonUsers/0/accountType`. */
export function targetsOf(error: GraphErrorView | undefined): string[] {
  const all = [error?.target, ...(error?.details ?? []).map((detail) => detail.target)];
  return [...new Set(all.filter((target) => target !== undefined))];
}
