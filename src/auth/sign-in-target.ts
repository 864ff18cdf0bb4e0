import { HumanError } from '../errors';
import { cloudOf, cloudProblem, clouds, graphAppId, isGraphHost } from './clouds';
import { urlProblem } from '../request/safe-url';
import { anyTenant, clientIdProblem, normalTenant, tenantProblem } from './identifiers';
import { hostOfScope, normalScopes, resourceOf } from './scopes';

/** The user settings that a target was made from, by what they say; without `securityProfiles.`. */
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

/** Whom to ask for a token, as which app, for what. Normalised once, so that equal targets have equal keys. */
export interface SignInTarget {
  /** Equal for equal targets: accounts are chosen for it. */
  readonly key: string;
  readonly clientId: string;
  /** `organizations`, a GUID or a domain, lower case. */
  readonly tenant: string;
  /** Absolute https URL, tenant included. */
  readonly authority: string;
  /** `oidc`: a provider that is not Entra, asked by the plain rules of OpenID Connect. */
  readonly protocol: 'entra' | 'oidc';
  /** For a person: absolute, sorted, unique. */
  readonly scopes: readonly string[];
  /** For an app without a person: everything that was granted to it. */
  readonly appScopes: readonly string[];
  /** Where the token may go, as `host` or `host:port`. */
  readonly hosts: readonly string[];
  /** What to look at when the sign-in is refused. */
  readonly settings: SettingNames;
}

/** What user settings say of the environment `graph`. */
export interface GraphSettings {
  readonly cloud: string;
  readonly clientId: string;
  readonly tenant: string;
  readonly scopes: readonly string[];
}

/** What user settings say of the environment `custom`. */
export interface CustomSettings {
  readonly baseUrl: string;
  /** Issuer of the tokens; empty for Entra's global cloud. Another one is asked by the plain rules of OpenID Connect. */
  readonly authority: string;
  readonly clientId: string;
  readonly tenant: string;
  readonly scopes: readonly string[];
}

const complain = (problem: string | undefined, setting: string) => {
  if (problem !== undefined) throw new HumanError(problem, [{ action: 'openSetting', setting }]);
};

/** MSAL takes https alone, on this machine too: a token request carries secrets. */
const authorityProblem = (issuer: string) =>
  new URL(issuer).protocol === 'http:' ? 'The authority must start with https://, even on this computer.' : undefined;

/**
 * Why a text cannot be the base of requests; undefined when it can. Paths are appended to it: they would become part of a
 * query or fragment.
 */
export function baseUrlProblem(url: string): string | undefined {
  const parts = 'The base URL must not have a query or fragment. Remove the part that starts with “?” or “#”.';
  return urlProblem(url) ?? (/[?#]/.test(url) ? parts : undefined);
}

/** Whether Entra may take a scope for one of Microsoft Graph, in any spelling. */
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
 * The target of the environment `custom`: tokens of its own, for its host alone. A token for Microsoft Graph goes to
 * Microsoft Graph and never to another host.
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
