/** An OAuth error answer (RFC 6749 §5.2), with what Entra adds. Only words that may be repeated: see {@link isErrorCode}. */
export interface OAuthError {
  readonly status: number;
  readonly error: string;
  readonly subError: string;
  /** Entra's numbers, as in AADSTS530003. */
  readonly codes: readonly number[];
}

/** As the registered codes of OAuth, Entra's and MSAL's own look: a few words in lower case. */
const form = /^[a-z]{1,20}([_.-][a-z0-9]{1,20}){0,7}$/;

/**
 * Whether a word that came from elsewhere is an error code and may stand in a sentence and in the log. RFC 6749 allows
 * nearly any text as `error`, an echo of what was sent as well.
 */
export const isErrorCode = (word: string) => form.test(word);

/** Values of a form below this are flags, not secrets. UTF-16 units. */
const shortest = 4;

/** Whether a word is made of a value of the form that was sent, or the other way round. */
function echoes(word: string, sent: string): boolean {
  const values = [...new URLSearchParams(sent).values()].filter(({ length }) => length >= shortest);
  return values.some((value) => value.includes(word) || word.includes(value));
}

function codeOf(word: unknown, sent: string): string {
  if (typeof word !== 'string' || word === '') return '';
  return isErrorCode(word) && !echoes(word, sent) ? word : 'unknown_error';
}

/**
 * What is to be known of a refusal.
 *
 * @param body of the answer
 * @param sent the form that was answered
 * @returns undefined when the answer is none
 */
export function oauthErrorOf(
  status: number,
  body: Readonly<Record<string, unknown>>,
  sent: string,
): OAuthError | undefined {
  const { error, suberror, error_codes: codes } = body;
  if (status < 400 && typeof error !== 'string') return undefined;
  return {
    status,
    error: codeOf(error, sent),
    subError: codeOf(suberror, sent),
    codes: Array.isArray(codes) ? codes.filter((code) => Number.isInteger(code)) : [],
  };
}

/**
 * The refusal as the body that MSAL gets to read: MSAL writes descriptions and ids of a refused refresh into its log, and
 * these can be an echo too.
 */
export function bodyForMsal({ error, subError, codes }: OAuthError): Record<string, unknown> {
  return {
    error: error || 'unknown_error',
    error_description: '',
    error_codes: codes,
    ...(subError === '' ? {} : { suberror: subError }),
  };
}
