import { bundledCatalog as catalog } from '../../../src/catalog/bundled-catalog';
import { readLive } from '../../../src/difference/read-live';
import type { RootMembers } from '../../../src/difference/root-members';
import { isSendable, type SendablePayload } from '../../../src/request/graph-request';
import { takeSnapshot } from '../../../src/payload/snapshot';

/** A host payload of a text. */
export function payloadOf(text: string): SendablePayload {
  const { payload } = takeSnapshot({ catalog, text, kind: 'host' });
  if (!isSendable(payload)) throw new Error(`no payload that can be sent: ${text}`);
  return payload;
}

/** The root members of a live profile's text. */
export function liveOf(text: string): RootMembers {
  const live = readLive(text);
  if (!live.ok) throw new Error(live.why);
  return live.members;
}
