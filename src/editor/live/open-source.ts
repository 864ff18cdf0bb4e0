import { isRemote, type EnvironmentName } from '../../request/environment';
import type { LiveServices } from './services';
import type { ProfileSource } from './source';

/**
 * The source of an environment. Nobody is asked anything: whoever is signed in reads.
 *
 * @throws HumanError where it can’t be read, with what to do about it
 */
export async function profileSource(
  services: LiveServices,
  environment: EnvironmentName,
  signal: AbortSignal,
): Promise<ProfileSource> {
  if (isRemote(environment)) return (await import('./service-source')).serviceSource(services, environment, signal);
  return (await import('./sandbox-source')).sandboxSource(await services.sandbox.profiles());
}
