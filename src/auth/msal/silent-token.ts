import { InteractionRequiredAuthError, type AccountInfo, type AuthenticationResult } from '@azure/msal-node';
import type { PersonApp } from './client-apps';

/**
 * A token of the account from the cache or by its refresh token.
 *
 * A refused refresh token (`bad_token`) is dropped by MSAL from its memory only: the next reading would bring it back.
 * So the cache is written out, and a second and last try finds another window's newer token, or none.
 *
 * @throws what MSAL throws
 */
export async function silentToken(
  { msal, cache }: PersonApp,
  account: AccountInfo,
  scopes: readonly string[],
  claims: string | undefined,
): Promise<AuthenticationResult> {
  const request = () => ({ account, scopes: [...scopes], ...(claims === undefined ? {} : { claims }) });
  try {
    return await msal.acquireTokenSilent(request());
  } catch (error) {
    if (!(error instanceof InteractionRequiredAuthError) || error.subError !== 'bad_token') throw error;
    await cache.save(msal.getTokenCache().serialize());
    return msal.acquireTokenSilent(request());
  }
}
