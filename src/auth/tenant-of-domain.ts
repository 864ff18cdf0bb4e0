import { Cancelled } from '../errors';
import { isGuid } from '../text/guid';

/** What a domain turned out to be: the id of its tenant, `none` where no tenant has it, `unknown` where nobody could say. */
export type TenantOfDomain = { readonly id: string } | 'none' | 'unknown';

/** How long a look-up may take. */
const limitMs = 5000;

/** What Entra answers for a domain that no tenant has. Anything else may come from a proxy. */
const noSuchTenant: readonly number[] = [400, 404];

/**
 * Finds the tenants of domains, as Entra describes them to everybody: no token goes along. What was found out once is
 * good for as long as this lives.
 */
export class TenantsOfDomains {
  private readonly known = new Map<string, TenantOfDomain>();

  constructor(private readonly fetch: typeof globalThis.fetch) {}

  /**
   * @param authority where people sign in; only its origin counts, because clouds know different tenants
   * @param domains as `isDomain` lets them through
   * @returns what each domain is, by the domain as it was given
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
    const known = this.known.get(url);
    if (known !== undefined) return known;
    const found = await this.ask(url, signal);
    if (signal.aborted) throw new Cancelled();
    if (found !== 'unknown') this.known.set(url, found);
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
      const { issuer } = Object(await response.json()) as { issuer?: unknown };
      const id = typeof issuer === 'string' ? issuer.split('/').find(isGuid) : undefined;
      return id === undefined ? 'unknown' : { id: id.toLowerCase() };
    } catch {
      return 'unknown';
    }
  }
}
