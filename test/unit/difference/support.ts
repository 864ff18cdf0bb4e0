import { bundledCatalog as catalog } from '../../../src/catalog/bundled-catalog';
import { leftOut, type Difference } from '../../../src/difference/compare';
import { profileMembers, type RootMembers } from '../../../src/difference/root-members';
import { parseDocument } from '../../../src/document/parse-document';
import { isSendable, type SendablePayload } from '../../../src/request/graph-request';
import { bodyToSend } from '../../../src/payload/intent';
import { takeSnapshot } from '../../../src/payload/snapshot';

/** A host payload of a text. */
export function payloadOf(text: string): SendablePayload {
  const { payload } = takeSnapshot({ catalog, text, kind: 'host' });
  if (!isSendable(payload)) throw new Error(`no payload that can be sent: ${text}`);
  return payload;
}

/** What an Update by difference sends. */
export function minimalBody(payload: SendablePayload, difference: Pick<Difference, 'equal'>): string {
  return bodyToSend(payload, 'update', leftOut(difference));
}

/** The root members of a live profile's text. */
export function liveOf(text: string): RootMembers {
  const members = profileMembers(parseDocument(text, Infinity));
  if (!members) throw new Error('This is no profile.');
  return members;
}
