import type { Auth } from '../../auth/auth';
import { HumanError } from '../../errors';
import { environments, type RemoteName } from '../../request/environment';
import { capitalised } from '../../response/wording';
import { labelText } from '../host/shown-text';
import { remoteEnvironment } from '../settings/environment-settings';

/** What the status bar says of the environment that is chosen. */
export interface EnvironmentStatus {
  readonly text: string;
  readonly tooltip: string;
  readonly isSignedIn: boolean;
}

/** Who is signed in, without signing in. */
export type SignedIn = Pick<Auth, 'current' | 'onDidChange'>;

/** Enough of a tenant to tell it from another: a guest's name has the domain of home, not of where it writes. */
const shortTenant = (tenant: string) => (tenant.length > 8 ? `${tenant.slice(0, 8)}…` : tenant);

/** What the status bar says of an environment that settings set up: where it is, and who is signed in. */
export function remoteStatus(name: RemoteName, auth: SignedIn): EnvironmentStatus {
  try {
    const { environment, signIn } = remoteEnvironment(name);
    const account = signIn && auth.current(signIn);
    const who = signIn ? (account?.name ?? 'not signed in') : 'no sign-in';
    const place = `Requests go to ${environment.label} (${environment.base})`;
    const tenant = account?.tenantId;
    const [short, whole] = tenant ? [` · ${shortTenant(tenant)}`, `, tenant ${tenant}`] : ['', ''];
    const asWhom = account ? ` as ${account.name}${whole}.` : signIn ? '. You are not signed in.' : '.';
    return {
      text: `$(cloud) ${capitalised(environment.label)}: ${labelText(who + short)}`,
      tooltip: place + asWhom,
      isSignedIn: account !== undefined,
    };
  } catch (error) {
    if (!HumanError.is(error)) throw error;
    const { title } = environments[name];
    return {
      text: `$(cloud) ${title}: not set up`,
      tooltip: `${title} isn’t set up. ${error.message}`,
      isSignedIn: false,
    };
  }
}
