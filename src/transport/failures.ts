import { untrustedCertificate } from '../auth/untrusted-certificate';
import { failureCode } from '../text/failure-code';
import { brokeWhileConnecting } from './connect-errors';
import { redirected, type TransportFailure } from './http-answer';
import { lookFirst } from './request-progress';

interface FailureRow {
  /** Codes of Node, OpenSSL and undici. */
  readonly codes: RegExp;
  /** Continues “<host> …”. */
  readonly says: string;
  readonly advice: string;
  /** Another try a moment later may find it gone. */
  readonly passing?: true;
}

/** What keeps an answer from coming, by code. Never recognised by text. Whether the request had gone out is another matter. */
const rows: readonly FailureRow[] = [
  {
    codes: /^ECONNREFUSED$/,
    says: 'refuses the connection: nothing listens there',
    advice: 'Check the address of the environment, and whether the service runs.',
    passing: true,
  },
  {
    codes: /^ENOTFOUND$/,
    says: 'cannot be found',
    advice: 'Check the network, the VPN and the address of the environment.',
  },
  {
    codes: /^EAI_AGAIN$/,
    says: 'cannot be found at the moment',
    advice: 'Check the network and the VPN.',
    passing: true,
  },
  {
    codes: /^UND_ERR_CONNECT_TIMEOUT$/,
    says: 'cannot be reached',
    advice: 'Check the network, the VPN and the proxy setting of VS Code (http.proxy).',
    passing: true,
  },
  {
    codes: /^(EHOSTUNREACH|ENETUNREACH)$/,
    says: 'cannot be reached',
    advice: 'Check the network, the VPN and the proxy setting of VS Code (http.proxy).',
    passing: true,
  },
  {
    codes: untrustedCertificate,
    says: 'shows a certificate that this machine does not trust',
    advice: 'Add the certificate to the system’s store; VS Code reads it from there (http.systemCertificates).',
  },
  {
    codes: /^(ERR_SSL_\w+|EPROTO)$/,
    says: 'does not complete a TLS connection',
    advice: 'Check the address and port of the environment, and proxies in between.',
  },
  {
    codes: /^(UND_ERR_HEADERS_TIMEOUT|UND_ERR_BODY_TIMEOUT|ETIMEDOUT|TimeoutError)$/,
    says: 'did not answer in time',
    advice: `${lookFirst} The time-out is a setting.`,
  },
  {
    codes: /^(UND_ERR_SOCKET|ECONNRESET|ECONNABORTED|EPIPE|UND_ERR_(REQ|RES)_CONTENT_LENGTH_MISMATCH|ERR_HTTP2_\w+)$/,
    says: 'closed the connection before it answered',
    advice: lookFirst,
    passing: true,
  },
  {
    codes: /^(HTTPParserError|UND_ERR_HEADERS_OVERFLOW)$/,
    says: 'answered with something that is not HTTP',
    advice: `Check the address and port of the environment. ${lookFirst}`,
  },
  {
    codes: new RegExp(`^${redirected}$`),
    says: 'sent the request elsewhere, and that was not followed',
    advice: 'Check the address of the environment, and whether a proxy asks you to sign in.',
  },
];

/** `fetch` failed: why is in `cause`, or in a `code` of our own. */
export class NoAnswer extends Error {
  readonly code: string | undefined;

  constructor({ code, cause }: { readonly code?: string; readonly cause?: unknown }) {
    super('No answer', { cause });
    this.name = 'NoAnswer';
    this.code = code;
  }
}

const rowOf = (code: string) => rows.find(({ codes }) => codes.test(code));

/** Whether a failed `fetch` cannot have reached the service, and another try a moment later makes sense. */
export function worthAnotherTry(error: unknown): boolean {
  return brokeWhileConnecting(error) && rowOf(failureCode(error))?.passing === true;
}

/** What a failed `fetch` means for a person, and whether the request may have arrived. */
export function describeFailure(error: unknown, host: string): TransportFailure {
  const code = failureCode(error);
  const row = rowOf(code);
  const arrived = !brokeWhileConnecting(error);
  const advice = row?.advice ?? `${lookFirst} The log has the details.`;
  return {
    code,
    message: `${host} ${row?.says ?? 'gave no answer'} (${code}).`,
    advice: [arrived || !advice.includes(lookFirst) ? advice : 'Nothing was sent. Try again in a moment.'],
    mayHaveArrived: arrived,
  };
}
