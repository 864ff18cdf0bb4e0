/** Longer ones are no link; `fetch` and services would refuse them anyway. UTF-16 units. */
const longest = 16 * 1024;

/**
 * Where a list goes on, of an answer's `@odata.nextLink`. A link is text of the service, and the next request carries the
 * token: it is followed only below the base that the person chose, and never twice (OData JSON 4.01 §4.6.5 says that
 * clients take it as it is; nothing says that they must trust it).
 *
 * @param base ends in `/beta`
 * @param visited the addresses of this list so far
 * @returns the address, or a sentence that says why the list ends here
 */
export function followable(
  link: string,
  base: string,
  visited: ReadonlySet<string>,
): { readonly url: string } | { readonly why: string } {
  const root = new URL(base);
  if (link.length > longest || !URL.canParse(link, `${root.href}/`))
    return { why: 'The link to the next page isn’t a URL.' };
  const url = new URL(link, `${root.href}/`);
  url.hash = '';
  const inBase = url.pathname.toLowerCase().startsWith(`${root.pathname.toLowerCase()}/`);
  if (url.origin !== root.origin || !inBase || url.username !== '' || url.password !== '') {
    return {
      why: 'The link to the next page leads elsewhere, so it wasn’t followed: the token stays with this service.',
    };
  }
  if (visited.has(url.href)) return { why: 'The link to the next page leads back to an earlier page.' };
  return { url: url.href };
}
