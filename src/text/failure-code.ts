/** An error and what it was caused by, outermost first. */
export function* causes(error: unknown): Generator<Error, void> {
  for (let at = error; at instanceof Error; at = at.cause) yield at;
}

/**
 * The name by which a failed `fetch` is known: the first `code` along its causes (Node's, OpenSSL's or undici's, such as
 * `ECONNREFUSED`), else the name of the innermost error; `UNKNOWN` for what is no error.
 *
 * undici's HTTP parser has a code for each fault up to Node 22 (`HPE_INVALID_CONSTANT`) and none since Node 24, so it goes
 * by the name of its class on all of them.
 */
export function failureCode(error: unknown): string {
  let name = 'UNKNOWN';
  for (const one of causes(error)) {
    name = one.name;
    if (name === 'HTTPParserError') return name;
    if ('code' in one && typeof one.code === 'string') return one.code;
  }
  return name;
}

/** Codes of OpenSSL and Node for a certificate that nobody vouches for, or that belongs to somebody else. */
export const untrustedCertificate =
  /^(SELF_SIGNED_CERT_IN_CHAIN|DEPTH_ZERO_SELF_SIGNED_CERT|UNABLE_TO_\w+|CERT_\w+|ERR_TLS_CERT_ALTNAME_INVALID)$/;
