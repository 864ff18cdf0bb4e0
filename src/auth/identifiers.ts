import { isGuid } from '../text/guid';

/** A domain of a tenant, such as `contoso.onmicrosoft.com`. */
const domain = /^(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/i;

/** Authorities that take personal accounts, which this API does not serve. */
const personal: readonly string[] = ['common', 'consumers'];

/** The authority for every work or school account: what is used without a tenant of one's own. */
export const anyTenant = 'organizations';

export const isDomain = (text: string) => domain.test(text);

/** Why a text cannot be a client id of Entra; undefined when it can. */
export function clientIdProblem(text: string): string | undefined {
  const id = text.trim();
  if (id === '') return 'Enter the Application (client) ID of your app registration.';
  return isGuid(id) ? undefined : 'A client ID looks like 11111111-2222-3333-4444-555555555555.';
}

/** Why a text cannot be a tenant; undefined when it can, and for an empty one, which stands for any tenant. */
export function tenantProblem(text: string): string | undefined {
  const tenant = text.trim().toLowerCase();
  if (personal.includes(tenant)) {
    return `“${tenant}” would let personal accounts sign in, and they can’t use the security API. Leave it empty for any work account.`;
  }
  if (tenant === '' || tenant === anyTenant || isGuid(tenant) || isDomain(tenant)) return undefined;
  return 'Enter the tenant ID, such as 11111111-2222-3333-4444-555555555555, or one of its domains, such as contoso.onmicrosoft.com.';
}

/** A tenant as it stands in an authority's URL: lower case, `organizations` for none. */
export function normalTenant(text: string): string {
  return text.trim().toLowerCase() || anyTenant;
}
