import { badPort, failureCode, untrustedCertificate } from '../text/failure-code';
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

/** What keeps an answer from coming, by code, never recognized by text. Whether the request had gone out is another matter. */
const rows: readonly FailureRow[] = [
  {
    codes: /^ECONNREFUSED$/,
    says: 'refused the connection: nothing is listening there',
    advice: 'Check the environment’s address, and whether the service is running.',
    passing: true,
  },
  {
    codes: /^ENOTFOUND$/,
    says: 'can’t be found',
    advice: 'Check the network, the VPN, and the environment’s address.',
  },
  {
    codes: /^EAI_AGAIN$/,
    says: 'can’t be found at the moment',
    advice: 'Check the network and the VPN.',
    passing: true,
  },
  {
    codes: /^UND_ERR_CONNECT_TIMEOUT$/,
    says: 'can’t be reached',
    advice: 'Check the network, the VPN, and the VS Code proxy setting (http.proxy).',
    passing: true,
  },
  {
    codes: /^(EHOSTUNREACH|ENETUNREACH)$/,
    says: 'can’t be reached',
    advice: 'Check the network, the VPN, and the VS Code proxy setting (http.proxy).',
    passing: true,
  },
  {
    codes: untrustedCertificate,
    says: 'has a certificate that this computer doesn’t trust',
    advice: 'Add the certificate to the system store, which VS Code reads (http.systemCertificates).',
  },
  {
    codes: /^(ERR_SSL_\w+|EPROTO)$/,
    says: 'didn’t complete the TLS handshake',
    advice: 'Check the environment’s address and port, and any proxy in between.',
  },
  {
    codes: /^(UND_ERR_HEADERS_TIMEOUT|UND_ERR_BODY_TIMEOUT|ETIMEDOUT|TimeoutError)$/,
    says: 'didn’t respond in time',
    advice: `${lookFirst} You can change the timeout in the settings.`,
  },
  {
    codes: /^(UND_ERR_SOCKET|ECONNRESET|ECONNABORTED|EPIPE|UND_ERR_(REQ|RES)_CONTENT_LENGTH_MISMATCH|ERR_HTTP2_\w+)$/,
    says: 'closed the connection before it answered',
    advice: lookFirst,
    passing: true,
  },
  {
    codes: /^HTTPParserError$/,
    says: 'answered with something that is not HTTP',
    advice: `Check the environment’s address and port. ${lookFirst}`,
  },
  {
    codes: /^UND_ERR_HEADERS_OVERFLOW$/,
    says: 'answered with more headers than can be read',
    advice: `Check the service, and any proxy in between. ${lookFirst}`,
  },
  {
    codes: new RegExp(`^${badPort}$`),
    says: 'uses a port that the Fetch standard blocks',
    advice: 'Use another port.',
  },
  {
    codes: new RegExp(`^${redirected}$`),
    says: 'redirected the request, and the redirect was not followed',
    advice: 'Check the environment’s address, and whether a proxy wants you to sign in.',
  },
];

/** `fetch` failed: why is in `cause`, or in a `code` of our own. */
export class NoAnswer extends Error {
  override readonly name = 'NoAnswer';
  readonly code: string | undefined;

  constructor({ code, cause }: { readonly code?: string; readonly cause?: unknown }) {
    super('No response', { cause });
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
    message: `${host} ${row?.says ?? 'didn’t respond'} (${code}).`,
    advice: [arrived || !advice.includes(lookFirst) ? advice : 'Nothing was sent. Try again in a moment.'],
    mayHaveArrived: arrived,
  };
}
