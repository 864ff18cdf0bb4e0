/** An error and what it was caused by, outermost first. */
export function* causes(error: unknown): Generator<Error, void> {
  for (let at = error; at instanceof Error; at = at.cause) yield at;
}

/**
 * The name by which a failed `fetch` is known: the first `code` along its causes (Node's, OpenSSL's or undici's, such as
 * `ECONNREFUSED`), else the name of the innermost error; `UNKNOWN` for anything that isn't an error.
 *
 * Up to Node 22, undici's HTTP parser has a code for each fault (`HPE_INVALID_CONSTANT`), and none since Node 24: its errors
 * go by the name of their class in every version.
 */
export function failureCode(error: unknown): string {
  let name = 'UNKNOWN';
  for (const one of causes(error)) {
    name = one.name;
    if (name === 'HTTPParserError') return name;
    if (isBadPort(one)) return badPort;
    if ('code' in one && typeof one.code === 'string') return one.code;
  }
  return name;
}

/** The code, of our own, of a port that the Fetch standard blocks. */
export const badPort = 'BAD_PORT';

/** undici's error for such a port has nothing but its text. */
export const isBadPort = (error: Error) => String(error) === 'Error: bad port';

/** Codes of OpenSSL and Node for a certificate that isn't trusted, or that belongs to another host. */
export const untrustedCertificate =
  /^(SELF_SIGNED_CERT_IN_CHAIN|DEPTH_ZERO_SELF_SIGNED_CERT|UNABLE_TO_\w+|CERT_\w+|ERR_TLS_CERT_ALTNAME_INVALID)$/;
