import { Cancelled } from '../errors';
import { isGuid } from '../text/guid';
import { answerText } from './answer-text';

/** The outcome of a look-up: the ID of the domain's tenant, `none` if no tenant has it, `unknown` if that couldn't be found out. */
export type TenantOfDomain = { readonly id: string } | 'none' | 'unknown';

/** How long a look-up may take. */
const limitMs = 5000;

/** Entra's response for a domain that no tenant has. Anything else may come from a proxy. */
const noSuchTenant: readonly number[] = [400, 404];

/**
 * Finds the tenants of domains by Entra's public metadata, without a token. Results are kept as long as this object.
 */
export class TenantsOfDomains {
  private readonly tenants = new Map<string, TenantOfDomain>();

  constructor(private readonly fetch: typeof globalThis.fetch) {}

  /**
   * @param authority where people sign in; only its origin counts, because each cloud has its own tenants
   * @param domains that `isDomain` accepts
   * @returns the outcome for each domain, as it was passed
   * @throws Cancelled
   */
  async find(
    authority: string,
    domains: readonly string[],
    signal: AbortSignal,
  ): Promise<ReadonlyMap<string, TenantOfDomain>> {
    const { origin } = new URL(authority);
    const found = domains.map(async (domain) => [domain, await this.one(origin, domain, signal)] as const);
    return new Map(await Promise.all(found));
  }

  private async one(origin: string, domain: string, signal: AbortSignal): Promise<TenantOfDomain> {
    const url = `${origin}/${domain.trim().toLowerCase()}/v2.0/.well-known/openid-configuration`;
    const kept = this.tenants.get(url);
    if (kept !== undefined) return kept;
    const found = await this.ask(url, signal);
    if (signal.aborted) throw new Cancelled();
    if (found !== 'unknown') this.tenants.set(url, found);
    return found;
  }

  private async ask(url: string, signal: AbortSignal): Promise<TenantOfDomain> {
    try {
      const response = await this.fetch(url, {
        redirect: 'error',
        signal: AbortSignal.any([signal, AbortSignal.timeout(limitMs)]),
      });
      if (noSuchTenant.includes(response.status)) return 'none';
      if (!response.ok) return 'unknown';
      const { issuer } = Object(JSON.parse(await answerText(response))) as { issuer?: unknown };
      const id = typeof issuer === 'string' ? issuer.split('/').find(isGuid) : undefined;
      return id === undefined ? 'unknown' : { id: id.toLowerCase() };
    } catch {
      return 'unknown';
    }
  }
}
