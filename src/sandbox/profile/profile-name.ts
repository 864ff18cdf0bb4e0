import type { Kind } from '../../catalog/kinds';
import { isGuid } from '../../text/guid';
import { plainText } from '../../text/plain-text';

const longest = 120;

/**
 * What people know a profile by: the first property of its kind's `identifying` that says something, else the first that
 * is called a name. Text of a file or a server, on one line.
 *
 * @param text JSON of an object
 * @returns undefined for a profile that has no name
 */
export function profileName({ identifying }: Pick<Kind, 'identifying'>, text: string): string | undefined {
  const profile = JSON.parse(text) as Record<string, unknown>;
  const others = Object.keys(profile).filter((property) => property.endsWith('Name'));
  for (const property of [...identifying, ...others]) {
    const name = Object.hasOwn(profile, property) ? textOf(profile[property]) : '';
    if (name !== '') return name;
  }
  return undefined;
}

/** A text as it is; of a list its first item; of an object, such as a hash, its value. */
function textOf(value: unknown): string {
  if (typeof value === 'string') return plainText(value, longest);
  if (Array.isArray(value)) return textOf(value[0]);
  if (typeof value !== 'object' || value === null) return '';
  const [, inner] = Object.entries(value).find(([name]) => name.endsWith('Value')) ?? [];
  return typeof inner === 'string' ? plainText(inner, longest) : '';
}

/** `59bb55ec…`: enough of an id to tell two profiles of one name apart. */
export const shortId = (id: string): string => (isGuid(id) ? `${id.slice(0, 8)}…` : id);
