import { parseDocument } from '../../document/parse-document';
import type { Intent, Kind } from '../../catalog/kinds';
import { readJsonText } from './json-body';
import type { Call, Backend } from './call';
import { GraphError } from './graph-error';
import { refusalOf } from './refusal';
import { membersOf } from '../profile/members';

/**
 * The body of an Add or Update: strict JSON that breaks no error rule.
 *
 * @throws GraphError 400, 413, 415
 */
export async function readProfileBody({ request }: Call, { catalog, check }: Backend, kind: Kind, intent: Intent) {
  const text = await readJsonText(request);
  const refusal = refusalOf(check(kind.id, intent, text), kind, catalog);
  if (refusal) throw refusal;
  // The editor's rules allow what it cuts out before sending; on the wire it is not JSON.
  if (parseDocument(text).extras.length > 0) {
    throw new GraphError(400, 'The body is not JSON: it has comments or trailing commas.', { inner: 'syntax' });
  }
  return text;
}

/** An ID that needs no escaping in a URL, a file name, and the log. */
export function isUsableId(id: unknown): id is string {
  return typeof id === 'string' && /^(?!\.\.?$)[\w.~-]{1,128}$/.test(id);
}

/**
 * The id that a client chose for a new profile.
 *
 * @param body strict JSON without an error of the rules
 * @throws GraphError 400 if there is none, or it can't be used
 */
export function chosenId(body: string): string {
  const member = membersOf(body).find(({ name }) => name === 'id');
  const id: unknown = member && JSON.parse(member.value);
  if (isUsableId(id)) return id;
  throw new GraphError(400, 'The "id" must be 1 to 128 letters, digits, or any of - . _ ~.', { target: 'id' });
}
