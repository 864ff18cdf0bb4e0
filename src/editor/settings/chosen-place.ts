import type { Auth } from '../../auth/auth';
import { HumanError } from '../../errors';
import { environments, isRemote, type Environment } from '../../request/environment';
import { chosenEnvironment, remoteEnvironment } from './environment-settings';

/**
 * The chosen environment and tenant, as far as what is known of files belongs to them: nothing is started, nobody signs in.
 *
 * @returns undefined where it isn't set up
 */
export function chosenPlace(auth: Pick<Auth, 'current'>): Environment | undefined {
  const name = chosenEnvironment();
  if (!isRemote(name)) return { name, label: environments[name].place, base: '' };
  try {
    const { environment, signIn } = remoteEnvironment(name);
    const account = signIn && auth.current(signIn);
    return account ? { ...environment, tenantId: account.tenantId } : environment;
  } catch (error) {
    if (HumanError.is(error)) return undefined;
    throw error;
  }
}
