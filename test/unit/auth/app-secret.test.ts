import assert from 'node:assert/strict';
import { createPrivateKey, generateKeyPairSync, X509Certificate } from 'node:crypto';
import { parseAppSecret, readAppCertificate } from '../../../src/auth/app-secret';
import { HumanError } from '../../../src/errors';
import { makeCertificate } from '../../flow/auth/support/certificate';

const now = Date.now();
const mine = makeCertificate('mine');
const other = makeCertificate('other');

function complaint(pem: string, passphrase?: string): string {
  try {
    readAppCertificate(pem, passphrase, now);
  } catch (error) {
    if (HumanError.is(error)) return error.message;
  }
  return assert.fail('no complaint');
}

const encrypted = createPrivateKey(mine.privateKey)
  .export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'MARKED-passphrase' })
  .toString();

describe('A certificate of an app', () => {
  for (const [name, pem] of [
    ['certificate first', mine.certificate + mine.privateKey],
    ['key first', mine.privateKey + mine.certificate],
    ['in a chain, in any order', other.certificate + mine.privateKey + mine.certificate],
    ['with text around it', `Bag Attributes\n${mine.privateKey}subject=CN\n${mine.certificate}\n`],
    ['with Windows line ends', (mine.certificate + mine.privateKey).replaceAll('\n', '\r\n')],
  ] as const) {
    it(`is read: ${name}`, () => {
      const read = readAppCertificate(pem, undefined, now);
      const expected = new X509Certificate(mine.certificate).fingerprint256.replaceAll(':', '').toLowerCase();
      assert.equal(read.thumbprintSha256, expected);
      assert.match(read.privateKey, /^-----BEGIN PRIVATE KEY-----/);
      assert.match(read.x5c, /^-----BEGIN CERTIFICATE-----\n/);
      assert.ok(read.expiresAt > now);
    });
  }

  it('is read with an encrypted key and its passphrase', () => {
    assert.match(
      readAppCertificate(mine.certificate + encrypted, 'MARKED-passphrase', now).privateKey,
      /BEGIN PRIVATE KEY/,
    );
  });

  it('is looked for in a text of a megabyte at once, whatever that is', function () {
    this.timeout(4000);
    const [certificate, key] = ['-----BEGIN CERTIFICATE-----', '-----BEGIN PRIVATE KEY-----'];
    for (const line of [certificate, `${certificate}\n`, `${certificate} `]) {
      assert.match(complaint(line.repeat(1e6 / line.length)), /no certificate/);
    }
    for (const line of [key, `${key}\n`, `${key}-`, `${key}\nDEK-Info: x\n`]) {
      assert.match(complaint(mine.certificate + line.repeat(1e6 / line.length)), /no private key/);
    }
    assert.match(complaint(`${mine.certificate}${key}${'x'.repeat(1e6)}-----END PRIVATE KEY-----`), /can’t be read/);
  });

  it('says what is missing or wrong, and nothing of what it got', () => {
    const elliptic = generateKeyPairSync('ec', { namedCurve: 'P-256' })
      .privateKey.export({ type: 'pkcs8', format: 'pem' })
      .toString();
    const expired = makeCertificate('expired', now - 3_600_000);
    const rows: readonly [pem: string, says: RegExp, passphrase?: string][] = [
      ['', /no certificate/],
      [mine.privateKey, /no certificate.*openssl/],
      [mine.certificate, /no private key/],
      [mine.certificate + encrypted, /encrypted\. Enter its passphrase/],
      [mine.certificate + encrypted, /passphrase may be wrong/, 'wrong'],
      [mine.certificate + other.privateKey, /doesn’t match the certificate/],
      [mine.certificate + elliptic, /must be RSA/],
      [expired.certificate + expired.privateKey, /expired on \d{4}-\d\d-\d\d/],
      ['-----BEGIN CERTIFICATE-----\nMARKED\n-----END CERTIFICATE-----', /no certificate/],
    ];
    for (const [pem, says, passphrase] of rows) {
      const message = complaint(pem, passphrase);
      assert.match(message, says);
      assert.doesNotMatch(message, /MARKED|MII/);
    }
  });
});

describe('What is kept of an app', () => {
  it('is read back, and nothing else is taken for it', () => {
    const pem = { kind: 'certificate', pem: 'x', passphrase: 'y' } as const;
    assert.deepEqual(parseAppSecret(JSON.stringify(pem)), pem);
    assert.deepEqual(parseAppSecret('{"kind":"secret","secret":"s","more":1}'), { kind: 'secret', secret: 's' });
    for (const text of [undefined, '', 'x', 'null', '7', '{}', '{"kind":"secret"}', '{"kind":"certificate","pem":1}']) {
      assert.equal(parseAppSecret(text), undefined);
    }
  });
});
