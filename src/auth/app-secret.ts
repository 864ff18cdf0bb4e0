import { createHash, createPrivateKey, X509Certificate, type KeyObject } from 'node:crypto';
import { HumanError } from '../errors';

export type AppSecretKind = 'secret' | 'certificate';

/** What an app authenticates with. Kept in the secret store only. */
export type AppSecret =
  | { readonly kind: 'secret'; readonly secret: string }
  | { readonly kind: 'certificate'; readonly pem: string; readonly passphrase?: string };

/** A certificate in the form that MSAL expects. */
export interface AppCertificate {
  /** SHA-256 of the certificate, in hexadecimal. */
  readonly thumbprintSha256: string;
  /** PKCS #8, PEM, not encrypted. */
  readonly privateKey: string;
  /** The certificate, PEM. */
  readonly x5c: string;
  /** Milliseconds since 1970. */
  readonly expiresAt: number;
}

// No block goes on past the next boundary: else a text of nothing but beginnings would take quadratic time.
const certificateBlock = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g;
const keyBlock = /-----BEGIN (?:\w+ )?PRIVATE KEY-----(?:[^-]|-(?!----))+-----END (?:\w+ )?PRIVATE KEY-----/;

/** PKCS #8 says so in its label, the older format in a header (RFC 7468 §11, RFC 1421). */
const encryptedKey = /BEGIN ENCRYPTED|^Proc-Type: 4,ENCRYPTED/m;

const asPem =
  'Use one PEM file with the certificate and its private key. From a .pfx: openssl pkcs12 -in app.pfx -out app.pem';

function readKey(pem: string, passphrase: string | undefined): KeyObject {
  const block = keyBlock.exec(pem)?.[0];
  if (block === undefined) throw new HumanError(`There is no private key in the file. ${asPem}`);
  if (passphrase === undefined && encryptedKey.test(block)) {
    throw new HumanError('The private key is encrypted. Enter its passphrase.');
  }
  try {
    return createPrivateKey({ key: block, ...(passphrase === undefined ? {} : { passphrase }) });
  } catch {
    throw new HumanError('The private key can’t be read. The passphrase may be wrong.');
  }
}

function readCertificate(block: string): X509Certificate | undefined {
  try {
    return new X509Certificate(block);
  } catch {
    return undefined;
  }
}

/**
 * Reads a certificate and its key from PEM text, in any order and with a chain around it.
 *
 * @param now milliseconds since 1970
 * @throws HumanError that says what is missing, wrong, or expired, and quotes nothing from the text
 */
export function readAppCertificate(pem: string, passphrase: string | undefined, now: number): AppCertificate {
  const certificates = [...pem.matchAll(certificateBlock)].flatMap(([block]) => readCertificate(block) ?? []);
  if (certificates.length === 0) throw new HumanError(`There is no certificate in the file. ${asPem}`);
  const key = readKey(pem, passphrase);
  if (key.asymmetricKeyType !== 'rsa')
    throw new HumanError('The key must be RSA. Microsoft Entra accepts no other for apps.');
  const certificate = certificates.find((candidate) => candidate.checkPrivateKey(key));
  if (!certificate) throw new HumanError('The private key doesn’t match the certificate.');
  const expiresAt = Date.parse(certificate.validTo);
  if (expiresAt < now)
    throw new HumanError(`The certificate expired on ${new Date(expiresAt).toISOString().slice(0, 10)}.`);
  return {
    thumbprintSha256: createHash('sha256').update(certificate.raw).digest('hex'),
    privateKey: key.export({ type: 'pkcs8', format: 'pem' }).toString(),
    x5c: certificate.toString(),
    expiresAt,
  };
}

/** Reads what was stored; undefined for anything else. */
export function parseAppSecret(text: string | undefined): AppSecret | undefined {
  if (text === undefined) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    const { kind, secret, pem, passphrase } = Object(value) as Record<string, unknown>;
    if (kind === 'secret' && typeof secret === 'string') return { kind, secret };
    if (kind !== 'certificate' || typeof pem !== 'string') return undefined;
    return { kind, pem, ...(typeof passphrase === 'string' ? { passphrase } : {}) };
  } catch {
    return undefined;
  }
}
