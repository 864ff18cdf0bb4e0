import type { TokenCredential } from '@azure/core-auth';
import { appProof } from './app-proof';
import { environmentApp, type EnvironmentPorts } from './environment-app';

/**
 * The credential of an app, configured by the variables of Azure's EnvironmentCredential and WorkloadIdentityCredential. MSAL
 * is loaded for the first token.
 *
 * @throws HumanError if a variable is missing or wrong
 */
export function environmentCredential({ env, fetch, now }: EnvironmentPorts): TokenCredential {
  const app = environmentApp(env);
  let source: Promise<TokenCredential> | undefined;
  const load = async () => {
    const { AppTokens } = await import('../msal/app-tokens');
    return new AppTokens(app, appProof(env, fetch), { fetch, now });
  };
  return { getToken: async (...asked) => (await (source ??= load())).getToken(...asked) };
}
