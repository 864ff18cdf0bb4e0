import type { StoredProfile } from '../../sandbox/sandbox';
import { plainText } from '../../text/plain-text';

/** What a person knows a profile by, the most telling first. */
const names = ['fqdn', 'name', 'userPrincipalName', 'address', 'displayName', 'netBiosName'] as const;

/** `web01.contoso.com`, or the id of a profile that has no name. */
export function nameOf({ id, text }: StoredProfile): string {
  const profile = JSON.parse(text) as Record<string, unknown>;
  const texts = names.map((property) => profile[property]).filter((value) => typeof value === 'string');
  return texts.map((text) => plainText(text, 120)).find((name) => name !== '') ?? id;
}
