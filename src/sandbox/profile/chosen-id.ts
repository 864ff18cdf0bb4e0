import { GraphError } from '../wire/graph-error';
import { membersOf } from './members';

/** An id that can stand as it is in a URL, in a file name and in the log. */
export function isUsableId(id: unknown): id is string {
  return typeof id === 'string' && /^(?!\.\.?$)[\w.~-]{1,128}$/.test(id);
}

/**
 * The id that a client chose for a new profile.
 *
 * @param body strict JSON without an error of the rules
 * @throws GraphError 400 when there is none that can be used
 */
export function chosenId(body: string): string {
  const member = membersOf(body).find(({ name }) => name === 'id');
  const id: unknown = member && JSON.parse(member.value);
  if (isUsableId(id)) return id;
  throw new GraphError(400, 'The "id" must be 1 to 128 letters, digits, or any of - . _ ~.', { target: 'id' });
}
