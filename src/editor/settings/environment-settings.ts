import { betaOf, cloudOf } from '../../auth/clouds';
import { baseUrlProblem, customTarget, graphTarget, type SignInTarget } from '../../auth/sign-in-target';
import { HumanError } from '../../errors';
import { environments, type Environment, type EnvironmentName, type RemoteName } from '../../request/environment';
import * as rows from '../manifest/setting-rows';
import { read, setOfUser } from './read-setting';

/** The environment that is chosen. */
export const chosenEnvironment = (): EnvironmentName => read(rows.environment);

/** Stores the choice in the user's settings. */
export const chooseEnvironment = (name: EnvironmentName): Promise<void> => setOfUser(rows.environment.key, name);

/** Whether the app registration that signs in to `graph` is known. */
export const knowsClientId = () => read(rows.graphClientId).trim() !== '';

export const graphCloud = () => cloudOf(read(rows.graphCloud));

/** An environment that settings set up, and whom to ask for its token; `signIn` is missing where nobody is asked. */
export interface RemoteEnvironment {
  readonly environment: Environment;
  readonly signIn: SignInTarget | undefined;
}

/** How settings set up an environment. */
interface Remote {
  /** @throws HumanError that names the setting that is missing or wrong */
  readonly read: () => RemoteEnvironment;
  /** Whether a person is led through the app registration at the first sign-in. */
  readonly isGuided: boolean;
}

/** Every environment but the sandbox, which has no settings. */
export const remotes: Readonly<Record<RemoteName, Remote>> = {
  graph: { read: graphEnvironment, isGuided: true },
  custom: { read: customEnvironment, isGuided: false },
};

/** The environment as the settings have it. @throws HumanError that names the setting that is missing or wrong */
export const remoteEnvironment = (name: RemoteName): RemoteEnvironment => remotes[name].read();

function graphEnvironment(): RemoteEnvironment {
  const cloud = graphCloud();
  const { title } = environments.graph;
  return {
    environment: {
      name: 'graph',
      label: cloud.id === rows.graphCloud.default ? title : `${title}, ${cloud.label}`,
      base: betaOf(cloud),
    },
    signIn: graphTarget({
      cloud: cloud.id,
      clientId: read(rows.graphClientId),
      tenant: read(rows.graphTenant),
      scopes: read(rows.scopes),
    }),
  };
}

function customEnvironment(): RemoteEnvironment {
  const setting = rows.customBaseUrl.key;
  const url = read(rows.customBaseUrl).trim().replace(/\/+$/, '');
  const problem = url === '' ? 'Set the URL of the custom environment first.' : baseUrlProblem(url);
  if (problem !== undefined) throw new HumanError(problem, [{ action: 'openSetting', setting }]);
  const base = url.endsWith('/beta') ? url : `${url}/beta`;
  const signIn =
    read(rows.customAuthentication) === 'none'
      ? undefined
      : customTarget({
          baseUrl: base,
          authority: read(rows.customAuthority),
          clientId: read(rows.customClientId),
          tenant: read(rows.customTenant),
          scopes: read(rows.customScopes),
        });
  return { environment: { name: 'custom', label: 'custom', base }, signIn };
}
