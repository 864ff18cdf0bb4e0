import { cutBetweenCharacters } from '../text/plain-text';
import type { Timing } from './timing';

/** As `fetch` gives them: names in lower case, `set-cookie` once for each. */
export type HeaderList = readonly (readonly [name: string, value: string])[];

/** An answer as it came, whatever its status. */
export interface HttpAnswer {
  readonly status: number;
  readonly headers: HeaderList;
  /** Decoded by the charset of its media type, UTF-8 unless that says otherwise. */
  readonly body: string;
  /** The pieces in which a long body came. Whatever is taken out of the body itself would copy all of it first. */
  readonly pieces?: readonly string[] | undefined;
  /** Bytes of the body that were read, after decompression. */
  readonly bodyBytes: number;
  /** `too-large`: reading stopped at the limit; `broken-off`: the connection or the time ended inside the body. */
  readonly bodyState: 'whole' | 'too-large' | 'broken-off';
  /** Milliseconds from the last try's sending to the end of the body. */
  readonly durationMs: number;
}

/** The beginning of a body. */
export const beginningOf = ({ body, pieces }: Pick<HttpAnswer, 'body' | 'pieces'>, length: number): string => {
  const [start = ''] = pieces ?? [];
  return cutBetweenCharacters(start.length < length ? body : start, length);
};

/**
 * No answer came. The sentences are ours; `code` is Node's or undici's, such as `ECONNREFUSED`, or {@link cancelled} or
 * {@link redirected}.
 */
export interface TransportFailure {
  readonly code: string;
  readonly message: string;
  readonly advice: readonly string[];
  /** Whether the service may have carried the request out all the same: then nothing may be sent again unasked. */
  readonly mayHaveArrived: boolean;
}

/** A try after which the request was sent again. */
export interface Repeated {
  /** What the service answered: too busy to begin. Missing where no connection could be opened. */
  readonly status?: number;
  /** How long the answer took, where one came. */
  readonly tookMs?: number;
  /** How long was waited before the next try. */
  readonly waitedMs: number;
}

/** How a request ended. `repeats`: the tries before the last one; missing where there were none. `timing`: of the last one. */
export type SendResult = { readonly repeats?: readonly Repeated[]; readonly timing?: Timing } & (
  { readonly ok: true; readonly answer: HttpAnswer } | { readonly ok: false; readonly failure: TransportFailure }
);

/** The code of a request that the person canceled, at whatever stage. */
export const cancelled = 'cancelled';

/** The code of an answer that was hidden because it led elsewhere. */
export const redirected = 'redirected';

/** The first value of a header, whatever the case of its name. */
export function headerValue(headers: HeaderList, name: string): string | undefined {
  const wanted = name.toLowerCase();
  return headers.find(([candidate]) => candidate.toLowerCase() === wanted)?.[1];
}
