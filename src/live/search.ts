import type { Model } from '../catalog/model';
import type { Kind } from '../catalog/kinds';

/**
 * The `$filter` that finds the profiles whose name has a text in it: the kind's most telling property, or any of its
 * values where it is a list. Undefined where that property is no text.
 */
export function searchFilter(
  { type, identifying }: Pick<Kind, 'type' | 'identifying'>,
  { types }: Pick<Model, 'types'>,
  text: string,
): string | undefined {
  const [name = ''] = identifying;
  const property = types[type]?.properties[name];
  if (property?.type !== 'Edm.String') return undefined;
  // Quotes are doubled in an OData string (ABNF 4.01, SQUOTE-in-string).
  const literal = `'${text.replaceAll("'", "''")}'`;
  return property.collection ? `${name}/any(x:contains(x,${literal}))` : `contains(${name},${literal})`;
}

/** Whether a profile has the text in its name or id, without regard to case: for services that do not filter. */
export function isFound(
  { name, id }: { readonly name: string | undefined; readonly id: string },
  text: string,
): boolean {
  const wanted = text.toLowerCase();
  return (name ?? '').toLowerCase().includes(wanted) || id.toLowerCase().includes(wanted);
}
