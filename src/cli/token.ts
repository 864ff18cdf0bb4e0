import { isAppConfigured } from '../auth/environment/app-proof';
import { environmentCredential } from '../auth/environment/environment-credential';
import { HumanError } from '../errors';
import type { Credential } from '../transport/credential';
import type { Io } from './io';

/** Entra's JWTs have a few thousand characters. A longer text isn't a token, and no service accepts such a header. */
const shape = /^[\x21-\x7e]{1,32768}$/;

const noToken =
  'There is no token. Set SECPROFILE_TOKEN to an access token for the service, or AZURE_TENANT_ID and AZURE_CLIENT_ID ' +
  'with the secret, certificate, or federated token of an app.';

/**
 * The credential of a command's requests. A token comes only from the environment: SECPROFILE_TOKEN, or an app's own sign-in;
 * not from an argument, which others on the computer can read, and not from a file of ours.
 *
 * @param base the only place that it may be sent to
 * @throws HumanError if there is none or it's invalid; its message never contains the token
 */
export function credential(base: string, { env }: Pick<Io, 'env'>): Credential {
  const token = env['SECPROFILE_TOKEN'] ?? '';
  const { host: only, origin } = new URL(base);
  if (token === '' && isAppConfigured(env)) {
    const fetch: typeof globalThis.fetch = (input, init) => globalThis.fetch(input, init);
    const app = environmentCredential({ env, fetch, now: () => Date.now() });
    return { kind: 'bearer', credential: app, scopes: [`${origin}/.default`], hosts: [only] };
  }
  if (token === '') throw new HumanError(noToken);
  if (!shape.test(token))
    throw new HumanError("SECPROFILE_TOKEN isn't a token: it contains spaces or other invalid characters.");
  return {
    kind: 'bearer',
    // A claims challenge requires another token, and there is none.
    credential: {
      getToken: (_, options) =>
        Promise.resolve(options?.claims === undefined ? { token, expiresOnTimestamp: Infinity } : null),
    },
    scopes: [],
    hosts: [only],
  };
}
