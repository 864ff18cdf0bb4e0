import { HumanError } from '../../errors';
import { urlProblem } from '../../request/safe-url';
import { clouds } from '../clouds';
import type { Environment } from './app-proof';

/** What the sign-in of an app is made of. */
export interface EnvironmentApp {
  readonly clientId: string;
  /** Absolute https URL, tenant included. */
  readonly authority: string;
  /** `oidc`: a provider that is none of Entra's. */
  readonly protocol: 'entra' | 'oidc';
}

export interface EnvironmentPorts {
  readonly env: Environment;
  readonly fetch: typeof globalThis.fetch;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** @throws HumanError where a variable is missing or wrong */
export function environmentApp(env: Environment): EnvironmentApp {
  const needed = (name: string) => {
    const value = (env[name] ?? '').trim();
    if (value === '')
      throw new HumanError(`${name} is not set. An app signs in with AZURE_TENANT_ID and AZURE_CLIENT_ID.`);
    return value;
  };
  const tenant = needed('AZURE_TENANT_ID');
  const clientId = needed('AZURE_CLIENT_ID');
  if (!/^[\w.-]+$/.test(tenant)) throw new HumanError('AZURE_TENANT_ID is neither a tenant ID nor a domain name.');
  const given = (env['AZURE_AUTHORITY_HOST'] ?? '').trim();
  const text = given === '' || given.includes('://') ? given || (clouds[0]?.authority ?? '') : `https://${given}`;
  const problem = urlProblem(text);
  if (problem !== undefined) throw new HumanError(`AZURE_AUTHORITY_HOST: ${problem}`);
  const host = new URL(text);
  const isEntra = clouds.some(({ authority }) => new URL(authority).host === host.host);
  const root = `${host.origin}${host.pathname.replace(/\/$/, '')}`;
  return { clientId, authority: `${root}/${tenant}`, protocol: isEntra ? 'entra' : 'oidc' };
}
