import type { AuthenticationResult, ConfidentialClientApplication } from '@azure/msal-node';
import { appAccount, type Account } from '../account';
import { parseAppSecret, type AppSecret } from '../app-secret';
import { isGuid } from '../../text/guid';
import { SignInError, signInAgain } from '../sign-in-error';
import type { SignInTarget } from '../sign-in-target';
import { tokenClaims } from '../token-claims';
import type { SecretEntry } from '../secret-entry';

/** The app as it signs in by itself: what it proves itself with is kept as a secret, its tokens are in memory. */
export class AppIdentity {
  private app: { readonly text: string; readonly msal: ConfidentialClientApplication } | undefined;

  constructor(
    private readonly target: SignInTarget,
    private readonly entry: SecretEntry,
    private readonly create: (secret: AppSecret) => ConfidentialClientApplication,
  ) {}

  /** Its account, when a secret or certificate is kept. */
  async account(): Promise<Account | undefined> {
    const { clientId, tenant } = this.target;
    return parseAppSecret(await this.entry.read()) && appAccount(clientId, isGuid(tenant) ? tenant : '');
  }

  /** Keeps what has just worked. */
  async keep(secret: AppSecret, { accessToken, tenantId }: AuthenticationResult): Promise<Account> {
    await this.entry.write(JSON.stringify(secret));
    return appAccount(this.target.clientId, tokenClaims(accessToken)?.tenantId ?? tenantId);
  }

  /** @throws HumanError when the store may still hold it */
  async forget(): Promise<void> {
    this.app = undefined;
    await this.entry.forget();
  }

  /** @throws SignInError when nothing is kept; what MSAL throws */
  async token(claims: string | undefined): Promise<AuthenticationResult> {
    const text = await this.entry.read();
    const secret = parseAppSecret(text);
    if (!secret || text === undefined) {
      throw new SignInError('sign-in-again', 'The app is signed out. Sign in again.', [signInAgain]);
    }
    // Another window may have given it a new secret: then this one's tokens go too.
    if (this.app?.text !== text) this.app = { text, msal: this.create(secret) };
    const result = await this.app.msal.acquireTokenByClientCredential({
      scopes: [...this.target.appScopes],
      ...(claims === undefined ? {} : { claims }),
    });
    if (!result) throw new SignInError('other', 'The provider returned no token.');
    return result;
  }
}
