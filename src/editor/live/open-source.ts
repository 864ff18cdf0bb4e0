import type { LiveResult } from '../../live/live-failure';
import type { LiveProfile } from '../../live/live-profile';
import { isRemote, type EnvironmentName } from '../../request/environment';
import type { LiveServices } from './services';
import type { ListedPage, ProfileSource } from './source';

/**
 * The source of an environment, which uses the current sign-in and asks nobody anything. It tells what it has read.
 *
 * @throws HumanError where it can’t be read, with what to do about it
 */
export async function profileSource(
  services: LiveServices,
  environment: EnvironmentName,
  signal: AbortSignal,
): Promise<ProfileSource> {
  const source = await sourceOf(services, environment, signal);
  const tell = (profiles: readonly LiveProfile[], isWhole: boolean) =>
    services.reads.fire({ environment, profiles, isWhole });
  const told = (result: LiveResult<ListedPage>): LiveResult<ListedPage> => {
    if (!result.ok) return result;
    const { profiles, more } = result.value;
    tell(profiles, false);
    return { ok: true, value: { ...result.value, more: more && (async () => told(await more())) } };
  };
  return {
    list: async (kind, search, top) => told(await source.list(kind, search, top)),
    async get(kind, id) {
      const result = await source.get(kind, id);
      if (result.ok) tell([result.value], true);
      return result;
    },
  };
}

async function sourceOf(
  services: LiveServices,
  environment: EnvironmentName,
  signal: AbortSignal,
): Promise<ProfileSource> {
  if (isRemote(environment)) return (await import('./service-source')).serviceSource(services, environment, signal);
  return (await import('./sandbox-source')).sandboxSource(await services.sandbox.profiles());
}
