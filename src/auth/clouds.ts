/**
 * Microsoft's clouds, as rows. Roots and authorities: `concepts/deployments.md` of the Graph docs and
 * `src/Constants.ts` of Microsoft's JavaScript client. A token is valid in one cloud only.
 */

type CloudId = 'global' | 'usGov' | 'usGovDoD' | 'china';

export interface Cloud {
  /** A {@link CloudId} for the rows below. */
  readonly id: string;
  readonly label: string;
  /** Root of Graph: scopes start with it, and tokens go nowhere else. */
  readonly graphRoot: string;
  /** Where people sign in, without a tenant. */
  readonly authority: string;
  /** The Microsoft Entra admin center, where apps are registered (the hosts of the Microsoft Entra FAQ). */
  readonly adminCenter: string;
  /** The cloud's name for `az cloud set`. */
  readonly azName: string;
  /** Whether the cloud's own beta schema has the security profiles (`schemas/beta-*.csdl` of msgraph-metadata). */
  readonly hasProfiles: boolean;
}

const row = (
  id: CloudId,
  label: string,
  graphRoot: string,
  authority: string,
  adminCenter: string,
  azName: string,
  hasProfiles = false,
): Cloud => ({ id, label, graphRoot, authority, adminCenter, azName, hasProfiles });

const global = row(
  'global',
  'Global',
  'https://graph.microsoft.com',
  'https://login.microsoftonline.com',
  'https://entra.microsoft.com',
  'AzureCloud',
  true,
);

export const clouds: readonly Cloud[] = [
  global,
  row(
    'usGov',
    'US Government L4 (GCC High)',
    'https://graph.microsoft.us',
    'https://login.microsoftonline.us',
    'https://entra.microsoft.us',
    'AzureUSGovernment',
  ),
  row(
    'usGovDoD',
    'US Government L5 (DoD)',
    'https://dod-graph.microsoft.us',
    'https://login.microsoftonline.us',
    'https://entra.microsoft.us',
    'AzureUSGovernment',
  ),
  row(
    'china',
    'China (21Vianet)',
    'https://microsoftgraph.chinacloudapi.cn',
    'https://login.chinacloudapi.cn',
    'https://entra.microsoftonline.cn',
    'AzureChinaCloud',
  ),
];

/** Microsoft Graph as a resource, the same in every cloud. */
export const graphAppId = '00000003-0000-0000-c000-000000000000';

/** Hosts of Microsoft Graph: the roots, and another one that its app registration in Entra has. */
const graphHosts = [...clouds.map(({ graphRoot }) => new URL(graphRoot).hostname), 'ags.windows.net'];

/** Whether a lowercase host is one of Microsoft Graph's or a subdomain of one. */
export function isGraphHost(host: string): boolean {
  return graphHosts.some((one) => host === one || host.endsWith(`.${one}`));
}

/** What is wrong with the setting's value; undefined if it names a cloud. Otherwise nobody may sign in: tokens and requests would go to the wrong cloud. */
export function cloudProblem(id: string): string | undefined {
  const ids = clouds.map((cloud) => cloud.id);
  return ids.includes(cloudOf(id).id) ? undefined : `There is no cloud “${id.trim()}”. Use one of ${ids.join(', ')}.`;
}

/**
 * The row of a setting's value; `global` for an empty one. An unknown one looks like `global` but keeps its name, so that
 * {@link cloudProblem} can tell: use it for display, not for signing in.
 */
export function cloudOf(id: string): Cloud {
  const wanted = id.trim().toLowerCase() || global.id;
  return clouds.find((cloud) => cloud.id.toLowerCase() === wanted) ?? { ...global, id: id.trim() };
}

/** Where Graph's requests go: absolute, ends in `/beta`. */
export function betaOf(cloud: Cloud): string {
  return `${cloud.graphRoot}/beta`;
}

/** A warning before the first request to a cloud whose schema lacks the profiles; undefined for other clouds. */
export function cloudWarning(cloud: Cloud): string | undefined {
  return cloud.hasProfiles
    ? undefined
    : `The beta schema of ${cloud.label} has no security profiles, so requests will probably fail there.`;
}
