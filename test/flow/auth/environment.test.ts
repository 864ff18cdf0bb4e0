import assert from 'node:assert/strict';
import { constants, randomUUID, sign } from 'node:crypto';
import { truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as listCommand from '../../../src/cli/list';
import { itWith } from '../../support/capabilities';
import { cleanupAfterEach, cleanupAfterSuite } from '../../support/cleanup';
import { temporaryFolder } from '../../support/temporary-folder';
import { RecordingIo } from '../../unit/cli/support/recording-io';
import { certificateAppId, secretAppId, startProvider, tenantId, type TestProvider } from './support/provider';

const encoded = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

describe('The command line, signed in as an app from environment variables', function () {
  this.timeout(60_000);
  const ofSuite = cleanupAfterSuite();
  const cleanup = cleanupAfterEach();
  let provider: TestProvider;
  let folder: string;
  /** Of requests to the service, in order. */
  let authorizations: (string | undefined)[];
  let refusals: number;

  before(async () => {
    provider = ofSuite.adopt(await startProvider());
    folder = await temporaryFolder(ofSuite, 'secprofile-app-');
  });
  beforeEach(() => {
    authorizations = [];
    refusals = 0;
    const real = globalThis.fetch;
    globalThis.fetch = provider.fetch;
    cleanup.defer(() => void (globalThis.fetch = real));
    provider.interfere = async (ctx, next) => {
      // Entra has the tenant in its paths, the provider has not.
      ctx.path = ctx.path.replace(`/${tenantId}`, '');
      if (ctx.path.startsWith('/beta/')) {
        authorizations.push(ctx.req.headers.authorization);
        ctx.body = { value: [] };
      } else if (ctx.path === '/id-token') {
        if (ctx.req.headers.authorization !== 'Bearer job-token') refusals += 1;
        assert.equal(ctx.query['audience'], 'api://AzureADTokenExchange');
        ctx.body = { value: assertion() };
      } else await next();
    };
    cleanup.defer(() => (provider.interfere = undefined));
  });

  /** What proves the app to the provider, as a token of the place where it runs would (RFC 7523). */
  function assertion(): string {
    const now = Math.floor(Date.now() / 1000);
    const claims = {
      iss: certificateAppId,
      sub: certificateAppId,
      aud: provider.issuer,
      jti: randomUUID(),
      iat: now,
      exp: now + 300,
    };
    const text = `${encoded({ alg: 'PS256' })}.${encoded(claims)}`;
    const key = { key: provider.appCertificate.privateKey, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 32 };
    return `${text}.${sign('sha256', Buffer.from(text), key).toString('base64url')}`;
  }

  function file(name: string, text: string): string {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  }

  async function list(env: Record<string, string>, base = `${provider.issuer}/beta`) {
    const shared = { AZURE_TENANT_ID: tenantId, AZURE_AUTHORITY_HOST: provider.issuer };
    const io = new RecordingIo({ env: { ...shared, ...env } });
    const code = await listCommand
      .run(['host', '--base', base], io)
      .catch((error: unknown) => (error as Error).message);
    return { code, out: io.out, err: io.err };
  }

  const ways: readonly (readonly [what: string, env: () => Record<string, string>])[] = [
    ['a client secret', () => ({ AZURE_CLIENT_ID: secretAppId, AZURE_CLIENT_SECRET: provider.clientSecret })],
    [
      'a certificate',
      () => ({
        AZURE_CLIENT_ID: certificateAppId,
        AZURE_CLIENT_CERTIFICATE_PATH: file(
          'app.pem',
          provider.appCertificate.certificate + provider.appCertificate.privateKey,
        ),
      }),
    ],
    [
      'a federated token file',
      () => ({ AZURE_CLIENT_ID: certificateAppId, AZURE_FEDERATED_TOKEN_FILE: file('token', `${assertion()}\n`) }),
    ],
    [
      'the ID token of GitHub Actions',
      () => ({
        AZURE_CLIENT_ID: certificateAppId,
        ACTIONS_ID_TOKEN_REQUEST_URL: `${provider.issuer}/id-token?api-version=2.0`,
        ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'job-token',
      }),
    ],
  ];
  for (const [what, env] of ways) {
    it(`gets a token with ${what}, and sends it to the service`, async () => {
      const { code, err } = await list(env());
      assert.equal(code, 0, `${code} ${err}`);
      assert.equal(refusals, 0);
      assert.equal(authorizations.length, 1);
      assert.match(authorizations[0] ?? '', /^Bearer ey[\w-]+\.[\w-]+\.[\w-]+$/);
    });
  }

  it('says by codes alone why there is none', async () => {
    const secret = 'MARKED-wrong-secret-0123456789';
    const { code, err } = await list({ AZURE_CLIENT_ID: secretAppId, AZURE_CLIENT_SECRET: secret });
    assert.match(`${code} ${err}`, /localhost:\d+ refused the sign-in of the app \(invalid_client\)/);
    assert.doesNotMatch(`${code} ${err}`, /MARKED/);
    assert.deepEqual(authorizations, []);
  });

  it('says what is missing', async () => {
    for (const [env, sentence] of [
      [{}, /AZURE_CLIENT_ID isn't set/],
      [{ AZURE_CLIENT_ID: secretAppId }, /no credential for the app/],
      [
        { AZURE_CLIENT_ID: 'x', AZURE_CLIENT_CERTIFICATE_PATH: join(folder, 'none') },
        /PATH can't be read: there is no such file/,
      ],
      [{ AZURE_TENANT_ID: '../x', AZURE_CLIENT_ID: 'x' }, /AZURE_TENANT_ID is neither/],
      [
        { AZURE_AUTHORITY_HOST: 'http://login.example', AZURE_CLIENT_ID: 'x' },
        /AZURE_AUTHORITY_HOST: .*safe to send to/,
      ],
    ] as const) {
      const { code, err } = await list(env);
      assert.match(`${code} ${err}`, sentence);
    }
    assert.deepEqual(authorizations, []);
  });

  it('takes no answer that is larger than any of a sign-in', async () => {
    let large = '';
    const before = provider.interfere;
    provider.interfere = async (ctx, next) => {
      await before?.(ctx, next);
      if (ctx.path === large) ctx.body = `${' '.repeat(2 * 1024 ** 2)}{}`;
    };
    large = '/id-token';
    const github = {
      AZURE_CLIENT_ID: certificateAppId,
      ACTIONS_ID_TOKEN_REQUEST_URL: `${provider.issuer}/id-token`,
      ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'job-token',
    };
    assert.match(String((await list(github)).code), /^GitHub returned no ID token \(TOO_LARGE\)\.$/);
    large = '/token';
    const { code, err } = await list({ AZURE_CLIENT_ID: secretAppId, AZURE_CLIENT_SECRET: provider.clientSecret });
    assert.match(
      `${code} ${err}`,
      /localhost:\d+ can't be reached or doesn't respond as a sign-in service does \(TOO_LARGE\)\./,
    );
    assert.deepEqual(authorizations, []);
  });

  itWith('devices')('reads a certificate or a token from a regular file of bounded size, and says so', async () => {
    const large = file('large', '');
    truncateSync(large, 64 * 1024 ** 2);
    for (const name of ['AZURE_CLIENT_CERTIFICATE_PATH', 'AZURE_FEDERATED_TOKEN_FILE']) {
      for (const [path, why] of [
        ['/dev/zero', 'it is not a regular file.'],
        [large, 'it is larger than 1 MB.'],
        [folder, 'it is a folder.'],
      ] as const) {
        const { code, err } = await list({ AZURE_CLIENT_ID: certificateAppId, [name]: path });
        assert.ok(`${code} ${err}`.includes(`The file in ${name} can't be read: ${why}`), `${code} ${err}`);
      }
    }
    assert.deepEqual(authorizations, []);
  });
});
