import { untrustedCertificate } from '../auth/untrusted-certificate';
import { redirected, type TransportFailure } from './http-answer';

interface FailureRow {
  /** Codes of Node, OpenSSL, llhttp and undici; the last group is named by prefix. */
  readonly codes: RegExp;
  /** Continues “<host> …”. */
  readonly says: string;
  readonly advice: string;
  /** These happen before a byte of the request has gone out. */
  readonly neverArrived?: true;
  /** Another try a moment later may find it gone. */
  readonly passing?: true;
}

const look = 'Look whether the change was made before you send it again.';

/** What keeps an answer from coming, by code. Never recognised by text. */
const rows: readonly FailureRow[] = [
  {
    codes: /^ECONNREFUSED$/,
    says: 'refuses the connection: nothing listens there',
    advice: 'Check the address of the environment, and whether the service runs.',
    neverArrived: true,
    passing: true,
  },
  {
    codes: /^ENOTFOUND$/,
    says: 'cannot be found',
    advice: 'Check the network, the VPN and the address of the environment.',
    neverArrived: true,
  },
  {
    codes: /^EAI_AGAIN$/,
    says: 'cannot be found at the moment',
    advice: 'Check the network and the VPN.',
    neverArrived: true,
    passing: true,
  },
  {
    codes: /^UND_ERR_CONNECT_TIMEOUT$/,
    says: 'cannot be reached',
    advice: 'Check the network, the VPN and the proxy setting of VS Code (http.proxy).',
    neverArrived: true,
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
    neverArrived: true,
  },
  {
    codes: /^(ERR_SSL_\w+|EPROTO)$/,
    says: 'does not complete a TLS connection',
    advice: 'Check the address and port of the environment, and proxies in between.',
  },
  {
    codes: /^(UND_ERR_HEADERS_TIMEOUT|UND_ERR_BODY_TIMEOUT|ETIMEDOUT|TimeoutError)$/,
    says: 'did not answer in time',
    advice: `${look} The time-out is a setting.`,
  },
  {
    codes: /^(UND_ERR_SOCKET|ECONNRESET|ECONNABORTED|EPIPE|UND_ERR_(REQ|RES)_CONTENT_LENGTH_MISMATCH)$/,
    says: 'closed the connection before it answered',
    advice: look,
    passing: true,
  },
  {
    codes: /^(HPE_\w+|UND_ERR_HEADERS_OVERFLOW)$/,
    says: 'answered with something that is not HTTP',
    advice: `Check the address and port of the environment. ${look}`,
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

interface Cause {
  readonly code: string;
  /** The system call that failed, where there was one. */
  readonly syscall: string | undefined;
}

/** The innermost reason with a code: `fetch` wraps it as `cause`, several addresses as an AggregateError. */
export function causeOf(error: unknown): Cause {
  let name = 'UNKNOWN';
  for (let at = error; at instanceof Error; at = at.cause) {
    name = at.name;
    const { code, syscall } = at as { code?: unknown; syscall?: unknown };
    if (typeof code === 'string') {
      const first: unknown = at instanceof AggregateError ? at.errors[0] : undefined;
      const call = syscall ?? (first instanceof Error && 'syscall' in first ? first.syscall : undefined);
      return { code, syscall: typeof call === 'string' ? call : undefined };
    }
  }
  return { code: name, syscall: undefined };
}

/** Opening a connection: whatever goes wrong there, the request itself has not been written yet. */
const opening = ['connect', 'getaddrinfo'];

const rowOf = (code: string) => rows.find(({ codes }) => codes.test(code));

const neverArrived = ({ code, syscall }: Cause) =>
  rowOf(code)?.neverArrived === true || (syscall !== undefined && opening.includes(syscall));

/** Whether a failed `fetch` cannot have reached the service, and another try a moment later makes sense. */
export function worthAnotherTry(error: unknown): boolean {
  const cause = causeOf(error);
  return neverArrived(cause) && rowOf(cause.code)?.passing === true;
}

/** What a failed `fetch` means for a person, and whether the request may have arrived. */
export function describeFailure(error: unknown, host: string): TransportFailure {
  const cause = causeOf(error);
  const row = rowOf(cause.code);
  const arrived = !neverArrived(cause);
  const advice = row?.advice ?? `${look} The log has the details.`;
  return {
    code: cause.code,
    message: `${host} ${row?.says ?? 'gave no answer'} (${cause.code}).`,
    advice: [arrived || !advice.includes(look) ? advice : 'Nothing was sent. Try again in a moment.'],
    mayHaveArrived: arrived,
  };
}
