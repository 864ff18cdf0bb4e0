import { Cancelled } from '../../errors';
import { orAborted } from '../abortable';
import type { AppSecretKind } from '../app-secret';
import { anyTenant } from '../identifiers';
import { SignInError } from '../sign-in-error';
import type { FlowContext, FlowResult } from './flow';

/**
 * Client credentials grant (RFC 6749 §4.4) with what the person gives for the app; it is kept only after it has worked.
 *
 * @throws Cancelled when nothing is given; HumanError for a certificate that cannot be used; what MSAL throws
 */
export function signInApp(kind: AppSecretKind) {
  return async (context: FlowContext): Promise<FlowResult> => {
    const { target, ports, signal } = context;
    if (target.protocol === 'entra' && target.tenant === anyTenant) {
      throw new SignInError('registration', 'An app belongs to one tenant. Set the tenant, then sign in again.', [
        { action: 'openSetting', setting: target.settings.tenant },
      ]);
    }
    const keep = await orAborted(ports.askAppSecret(kind, signal), signal);
    if (!keep) throw new Cancelled();
    const result = await context
      .app(keep)
      .acquireTokenByClientCredential({ scopes: [...target.appScopes], skipCache: true });
    if (!result) throw new SignInError('other', 'The provider completed the sign-in without a token.');
    return { result, keep };
  };
}
