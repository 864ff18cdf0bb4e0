import { parseDocument } from '../../document/parse-document';
import type { Intent, Kind } from '../../catalog/kinds';
import { readJsonText } from './body';
import type { Call, Services } from './call';
import { GraphError } from './graph-error';
import { refusalOf } from './refusal';

/**
 * The body of an Add or Update: strict JSON that breaks no error rule.
 *
 * @throws GraphError 400, 413, 415
 */
export async function readProfileBody({ request }: Call, { catalog, check }: Services, kind: Kind, intent: Intent) {
  const text = await readJsonText(request);
  const refusal = refusalOf(check(kind.id, intent, text), kind, catalog);
  if (refusal) throw refusal;
  // The editor's rules allow what it cuts out before sending; on the wire it is not JSON.
  if (parseDocument(text).extras.length > 0) {
    throw new GraphError(400, 'The body is not JSON: it has comments or trailing commas.', { inner: 'syntax' });
  }
  return text;
}
