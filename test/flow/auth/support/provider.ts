import { createPrivateKey, createPublicKey } from 'node:crypto';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { Provider, type Context } from 'oidc-provider';
import { makeCertificate, type TestCertificate } from './certificate';
import { trustingFetch } from './trusting-fetch';

export const tenantId = '7d8f7c52-0000-4000-8000-00000000aaaa';
export const personAppId = 'person-app';
export const secretAppId = 'secret-app';
export const certificateAppId = 'certificate-app';
export const scopeName = 'SecurityEvents.ReadWrite.All';

/** Stands in front of the provider: may answer in its place (by setting `body`), or change its answer. */
export type Interference = (ctx: Context, next: () => Promise<void>) => Promise<void>;

/** A real OpenID provider over https on loopback, with what Entra adds where MSAL needs it. */
export interface TestProvider {
  readonly issuer: string;
  /** Trusts the provider's certificate. */
  readonly fetch: typeof globalThis.fetch;
  readonly clientSecret: string;
  readonly appCertificate: TestCertificate;
  /** How long new access tokens live. MSAL takes what lives less than five minutes for expired. */
  accessTokenSeconds: number;
  /** Requests by path, such as `/token`; in the order of their arrival. */
  readonly requests: string[];
  interfere: Interference | undefined;
  /** Revokes every refresh token that was issued. */
  revokeRefreshTokens(): Promise<void>;
  /** Stops listening; `start` goes on at the same address with the same sessions. */
  stop(): Promise<void>;
  start(): Promise<void>;
}

const grants = {
  code: 'authorization_code',
  refresh: 'refresh_token',
  device: 'urn:ietf:params:oauth:grant-type:device_code',
};

const jwkOf = (certificate: string) => ({
  ...createPublicKey(certificate).export({ format: 'jwk' }),
  use: 'sig',
  alg: 'PS256',
});

function configuration(self: Pick<TestProvider, 'issuer' | 'clientSecret' | 'appCertificate' | 'accessTokenSeconds'>) {
  const { issuer } = self;
  const signingKey = createPrivateKey(self.appCertificate.privateKey).export({ format: 'jwk' });
  const scope = `${issuer}/${scopeName} ${issuer}/.default`;
  return {
    clients: [
      {
        client_id: personAppId,
        application_type: 'native',
        token_endpoint_auth_method: 'none',
        redirect_uris: ['http://localhost'],
        grant_types: Object.values(grants),
        response_types: ['code'],
      },
      {
        client_id: secretAppId,
        client_secret: self.clientSecret,
        token_endpoint_auth_method: 'client_secret_post',
        grant_types: ['client_credentials'],
        redirect_uris: [],
        response_types: [],
      },
      {
        client_id: certificateAppId,
        token_endpoint_auth_method: 'private_key_jwt',
        token_endpoint_auth_signing_alg: 'PS256',
        jwks: { keys: [jwkOf(self.appCertificate.certificate)] },
        grant_types: ['client_credentials'],
        redirect_uris: [],
        response_types: [],
      },
    ],
    jwks: { keys: [{ ...signingKey, use: 'sig', alg: 'RS256', kid: 'test' }] },
    cookies: { keys: ['test'] },
    clientAuthMethods: ['none', 'client_secret_post', 'private_key_jwt'],
    enabledJWA: { clientAuthSigningAlgValues: ['PS256'] },
    pkce: { required: () => true },
    // As Entra does: a refresh token for every person, and an old one goes on to work.
    issueRefreshToken: () => true,
    rotateRefreshToken: false,
    scopes: ['openid', 'offline_access', ...scope.split(' ')],
    claims: { openid: ['sub', 'tid', 'preferred_username'], profile: ['name'] },
    conformIdTokenClaims: false,
    findAccount: (_ctx: unknown, id: string) => ({
      accountId: id,
      claims: () => ({ sub: id, tid: tenantId, preferred_username: `${id}@contoso.example`, name: id }),
    }),
    extraTokenClaims: (_ctx: unknown, token: { accountId?: string; scope?: string }) => ({
      tid: tenantId,
      ...(token.accountId === undefined
        ? { roles: [scopeName] }
        : { scp: scopeName, upn: `${token.accountId}@contoso.example` }),
    }),
    features: {
      clientCredentials: { enabled: true },
      deviceFlow: { enabled: true },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => issuer,
        useGrantedResource: () => true,
        getResourceServerInfo: () => ({
          scope,
          accessTokenFormat: 'jwt',
          accessTokenTTL: self.accessTokenSeconds,
          jwt: { sign: { alg: 'RS256' } },
        }),
      },
    },
    // MSAL puts `/devicecode` where the token endpoint has `/token`.
    routes: { token: '/token', device_authorization: '/devicecode', authorization: '/authorize' },
    ttl: { IdToken: 3600, RefreshToken: 86_400, Grant: 86_400, Session: 86_400, Interaction: 600, DeviceCode: 600 },
  };
}

const listen = (server: Server, port: number) =>
  new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(port, '127.0.0.1', resolve);
  });

export async function startProvider(): Promise<TestProvider> {
  // One key for everything: making them is what takes time here.
  const certificate = makeCertificate('Test');
  const server = createServer({ key: certificate.privateKey, cert: certificate.certificate });
  await listen(server, 0);
  try {
    return providerOn(server, certificate);
  } catch (error) {
    server.close();
    throw error;
  }
}

function providerOn(server: Server, appCertificate: TestCertificate): TestProvider {
  const { port } = server.address() as AddressInfo;
  const refreshTokens = new Set<string>();
  const self: TestProvider = {
    issuer: `https://localhost:${port}`,
    fetch: trustingFetch(appCertificate.certificate),
    clientSecret: 'MARKED-client-secret-0123456789abcdef',
    appCertificate,
    requests: [],
    accessTokenSeconds: 3600,
    interfere: undefined,
    async revokeRefreshTokens() {
      for (const token of refreshTokens) await (await provider.RefreshToken.find(token))?.destroy();
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
    start: () => listen(server, port),
  };
  const provider = new Provider(self.issuer, configuration(self));
  provider.use(async (ctx, next) => {
    self.requests.push(ctx.path);
    await (self.interfere ?? ((_ctx, go) => go()))(ctx, next);
    const { refresh_token: refreshToken, device_code: deviceCode } = Object(ctx.body) as Record<string, unknown>;
    if (typeof refreshToken === 'string') refreshTokens.add(refreshToken);
    // Seconds between MSAL's polls: nobody wants to wait here.
    if (typeof deviceCode === 'string') ctx.body = { ...(ctx.body as object), interval: 0.02 };
  });
  // Requests that a test cuts off: Koa would print each of them.
  provider.on('error', () => undefined);
  const handle = provider.callback();
  server.on('request', (request, response) => void handle(request, response));
  return self;
}
