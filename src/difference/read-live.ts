import { isObject } from '../document/members';
import { parseDocument } from '../document/parse-document';
import { rootMembers, type RootMembers } from './root-members';

/** A live profile's text as it can be compared, or a sentence that says why it can't. */
export type LiveReading =
  { readonly ok: true; readonly members: RootMembers } | { readonly ok: false; readonly why: string };

/** Reads what a service says that a profile is. Never throws, whatever came; nothing is too deep. */
export function readLive(text: string): LiveReading {
  const document = parseDocument(text, Infinity);
  const isJson = document.faults.length === 0 && document.extras.length === 0;
  if (!isJson) return { ok: false, why: 'The service’s answer isn’t JSON.' };
  if (!isObject(document.tape)) return { ok: false, why: 'The service’s answer isn’t a profile.' };
  return { ok: true, members: rootMembers(document) };
}
