/** The form of a GUID, 8-4-4-4-12 hexadecimal digits without braces, for a pattern that ignores case. */
export const guidPattern = '[\\da-f]{8}(?:-[\\da-f]{4}){3}-[\\da-f]{12}';

const guid = new RegExp(`^${guidPattern}$`, 'i');

/** Whether a text is a GUID: 8-4-4-4-12 hexadecimal digits, any case, no braces. */
export function isGuid(text: string): boolean {
  return guid.test(text);
}

/** `59bb55ec…`: enough of an id to tell two profiles of one name apart. */
export const shortId = (id: string): string => (isGuid(id) ? `${id.slice(0, 8)}…` : id);
