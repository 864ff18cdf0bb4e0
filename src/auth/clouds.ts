/**
 * Microsoft's clouds, as rows. Roots and authorities: `concepts/deployments.md` of the Graph docs and
 * `src/Constants.ts` of Microsoft's JavaScript client. Tokens do not cross clouds.
 */

export type CloudId = 'global' | 'usGov' | 'usGovDoD' | 'china';

export interface Cloud {
  readonly id: CloudId;
  readonly label: string;
  /** Root of Graph: scopes start with it, and tokens go nowhere else. */
  readonly graphRoot: string;
  /** Where people sign in, without a tenant. */
  readonly authority: string;
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
  azName: string,
  hasProfiles = false,
): Cloud => ({ id, label, graphRoot, authority, azName, hasProfiles });

const global = row(
  'global',
  'Global',
  'https://graph.microsoft.com',
  'https://login.microsoftonline.com',
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
    'AzureUSGovernment',
  ),
  row(
    'usGovDoD',
    'US Government L5 (DoD)',
    'https://dod-graph.microsoft.us',
    'https://login.microsoftonline.us',
    'AzureUSGovernment',
  ),
  row(
    'china',
    'China (21Vianet)',
    'https://microsoftgraph.chinacloudapi.cn',
    'https://login.chinacloudapi.cn',
    'AzureChinaCloud',
  ),
];

/** Microsoft Graph as a resource, the same in every cloud. */
export const graphAppId = '00000003-0000-0000-c000-000000000000';

/** Hosts that are names of Microsoft Graph for Entra: the roots, and one that its own registration has besides. */
const graphHosts = [...clouds.map(({ graphRoot }) => new URL(graphRoot).hostname), 'ags.windows.net'];

/** Whether a host, in lower case, is Microsoft Graph's or below one of its. */
export function isGraphHost(host: string): boolean {
  return graphHosts.some((one) => host === one || host.endsWith(`.${one}`));
}

/** The row of a setting's value; anything unknown counts as the default, `global`. */
export function cloudOf(id: string): Cloud {
  return clouds.find((cloud) => cloud.id === id) ?? global;
}

/** Where Graph's requests go: absolute, ends in `/beta`. */
export function betaOf(cloud: Cloud): string {
  return `${cloud.graphRoot}/beta`;
}

/** What to say before the first request to a cloud whose schema lacks the profiles; undefined for the others. */
export function cloudWarning(cloud: Cloud): string | undefined {
  return cloud.hasProfiles
    ? undefined
    : `The beta schema of ${cloud.label} has no security profiles: expect requests to be refused there.`;
}
