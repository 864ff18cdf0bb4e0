import { HumanError } from '../errors';
import { cloudOf, cloudProblem, clouds, graphAppId, isGraphHost } from './clouds';
import { urlProblem } from '../request/safe-url';
import { anyTenant, clientIdProblem, normalTenant, tenantProblem } from './identifiers';
import { hostOfScope, normalScopes, resourceOf } from './scopes';

/** Names of the user settings that a target was made from, without `securityProfiles.`, by what they set. */
export type SettingNames = Readonly<Record<'authority' | 'clientId' | 'tenant' | 'scopes', string>>;

const graphSettings: SettingNames = {
  authority: 'graph.cloud',
  clientId: 'graph.clientId',
  tenant: 'graph.tenant',
  scopes: 'scopes',
};

const customSettings: SettingNames = {
  authority: 'custom.authority',
  clientId: 'custom.clientId',
  tenant: 'custom.tenant',
  scopes: 'custom.scopes',
};

/** Which provider to ask for a token, as which app, for which scopes. Normalized, so that equal targets have equal keys. */
export interface SignInTarget {
  /** Equal for equal targets. The selected account is kept by it. */
  readonly key: string;
  readonly clientId: string;
  /** `organizations`, a GUID or a domain, lower case. */
  readonly tenant: string;
  /** Absolute https URL, tenant included. */
  readonly authority: string;
  /** `oidc`: a provider other than Entra, by the standard rules of OpenID Connect. */
  readonly protocol: 'entra' | 'oidc';
  /** Scopes for a person: absolute, sorted, unique. */
  readonly scopes: readonly string[];
  /** Scopes for an app without a person: everything that was granted to it. */
  readonly appScopes: readonly string[];
  /** Where the token may go, as `host` or `host:port`. */
  readonly hosts: readonly string[];
  /** The settings to check if the sign-in is refused. */
  readonly settings: SettingNames;
}

/** User settings of the environment `graph`. */
export interface GraphSettings {
  readonly cloud: string;
  readonly clientId: string;
  readonly tenant: string;
  readonly scopes: readonly string[];
}

/** User settings of the environment `custom`. */
export interface CustomSettings {
  readonly baseUrl: string;
  /** Issuer of the tokens; empty for Entra's global cloud. Any other one is used by the standard rules of OpenID Connect. */
  readonly authority: string;
  readonly clientId: string;
  readonly tenant: string;
  readonly scopes: readonly string[];
}

const complain = (problem: string | undefined, setting: string) => {
  if (problem !== undefined) throw new HumanError(problem, [{ action: 'openSetting', setting }]);
};

/** MSAL accepts only https, even on this computer, because token requests contain secrets. */
const authorityProblem = (issuer: string) =>
  new URL(issuer).protocol === 'http:' ? 'The authority must start with https://, even on this computer.' : undefined;

/**
 * Why a text can't be the base of requests; undefined if it can. Paths are appended to it, so a query or fragment would
 * swallow them.
 */
export function baseUrlProblem(url: string): string | undefined {
  const parts = 'The base URL must not have a query or fragment. Remove the part that starts with “?” or “#”.';
  return urlProblem(url) ?? (/[?#]/.test(url) ? parts : undefined);
}

/** Whether Entra may consider a scope one of Microsoft Graph, in any spelling. */
const isForGraph = (scope: string) => isGraphHost(hostOfScope(scope)) || scope.toLowerCase().includes(graphAppId);

function target(parts: Omit<SignInTarget, 'key' | 'appScopes'>, resource: string): SignInTarget {
  const key = [parts.authority, parts.clientId, ...parts.scopes].join(' ');
  return { key, ...parts, appScopes: [`${resource}/.default`] };
}

/**
 * The target of Microsoft Graph in the chosen cloud.
 *
 * @throws HumanError for a cloud, client id, tenant or scope that cannot work
 */
export function graphTarget(settings: GraphSettings): SignInTarget {
  complain(cloudProblem(settings.cloud), graphSettings.authority);
  complain(clientIdProblem(settings.clientId), graphSettings.clientId);
  complain(tenantProblem(settings.tenant), graphSettings.tenant);
  const { graphRoot, authority } = cloudOf(settings.cloud);
  const scopes = normalScopes(settings.scopes, graphRoot);
  const stranger = scopes.find((scope) => resourceOf(scope) !== graphRoot);
  if (stranger !== undefined) {
    complain(
      `The scope ${stranger} doesn’t belong to ${graphRoot}. Enter only its name; the cloud is added.`,
      graphSettings.scopes,
    );
  }
  const tenant = normalTenant(settings.tenant);
  return target(
    {
      clientId: settings.clientId.trim().toLowerCase(),
      tenant,
      authority: `${authority}/${tenant}`,
      protocol: 'entra',
      scopes,
      hosts: [new URL(graphRoot).host],
      settings: graphSettings,
    },
    graphRoot,
  );
}

/**
 * The target of the environment `custom`: its own tokens, for its host only. A token for Microsoft Graph never goes to another
 * host.
 *
 * @throws HumanError for a URL, client id, tenant or scope that cannot work
 */
export function customTarget(settings: CustomSettings): SignInTarget {
  complain(baseUrlProblem(settings.baseUrl), 'custom.baseUrl');
  const base = new URL(settings.baseUrl);
  const entra = clouds.map((cloud) => cloud.authority);
  const issuer = settings.authority.trim().replace(/\/+$/, '') || entra[0] || '';
  const protocol = entra.includes(issuer) ? 'entra' : 'oidc';
  complain(urlProblem(issuer) ?? authorityProblem(issuer), customSettings.authority);
  const { origin } = new URL(issuer);
  if (protocol === 'entra') complain(clientIdProblem(settings.clientId), customSettings.clientId);
  else if (settings.clientId.trim() === '') complain('Enter the client ID.', customSettings.clientId);
  complain(tenantProblem(settings.tenant), customSettings.tenant);
  const scopes = normalScopes(settings.scopes, base.origin);
  const forGraph = scopes.find((scope) => isForGraph(scope) && hostOfScope(scope) !== base.host);
  if (forGraph !== undefined) {
    complain(
      `A token for Microsoft Graph (${forGraph}) is never sent to ${base.host}. Use a scope of ${base.host}.`,
      customSettings.scopes,
    );
  }
  const tenant = normalTenant(settings.tenant);
  return target(
    {
      clientId: settings.clientId.trim(),
      tenant: protocol === 'entra' ? tenant : anyTenant,
      authority: protocol === 'entra' ? `${origin}/${tenant}` : issuer,
      protocol,
      scopes,
      hosts: [base.host],
      settings: customSettings,
    },
    resourceOf(scopes[0] ?? base.origin),
  );
}
