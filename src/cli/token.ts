import { isAppConfigured } from '../auth/environment/app-proof';
import { environmentCredential } from '../auth/environment/environment-credential';
import { HumanError } from '../errors';
import type { Credential } from '../transport/credential';
import type { Io } from './io';

/** A JWT of Entra has some thousand characters; a longer text is no token, and no header that a service takes. */
const shape = /^[\x21-\x7e]{1,32768}$/;

const noToken =
  'There is no token. Set SECPROFILE_TOKEN to an access token for the service, or AZURE_TENANT_ID and AZURE_CLIENT_ID ' +
  'with the secret, certificate or federated token of an app.';

/**
 * Who the requests of a command come from. A token comes from the environment alone: SECPROFILE_TOKEN, or an app's own
 * sign-in; no argument, which others on the machine can read, and no file of ours.
 *
 * @param base where it may go, and nowhere else
 * @throws HumanError where there is none, or what is there is none; never with the token in it
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
    // A claims challenge asks for another token, and there is no other.
    credential: {
      getToken: (_, options) =>
        Promise.resolve(options?.claims === undefined ? { token, expiresOnTimestamp: Infinity } : null),
    },
    scopes: [],
    hosts: [only],
  };
}
