import { HumanError } from '../../errors';
import { urlProblem } from '../../request/safe-url';
import { clouds } from '../clouds';
import type { Variables } from './app-proof';

/** An app and where it signs in. */
export interface EnvironmentApp {
  readonly clientId: string;
  /** Absolute https URL, tenant included. */
  readonly authority: string;
  /** `oidc`: a provider other than Entra. */
  readonly protocol: 'entra' | 'oidc';
}

export interface EnvironmentPorts {
  readonly env: Variables;
  readonly fetch: typeof globalThis.fetch;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** Reads the app from AZURE_TENANT_ID, AZURE_CLIENT_ID, and AZURE_AUTHORITY_HOST. @throws HumanError if a variable is missing or wrong */
export function environmentApp(env: Variables): EnvironmentApp {
  const needed = (name: string) => {
    const value = (env[name] ?? '').trim();
    if (value === '')
      throw new HumanError(`${name} isn't set. An app signs in with AZURE_TENANT_ID and AZURE_CLIENT_ID.`);
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
