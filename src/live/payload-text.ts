import { memberNames } from '../document/members';
import { parseDocument } from '../document/parse-document';
import { prettyJson } from '../response/pretty-json';
import type { LiveProfile } from './live-profile';

/**
 * What a person could have written of a live profile: each member on a line of its own, character by character as it
 * came, with the id, which says whose payload it is, and without what the service sets itself: time stamps and control
 * information but for the type.
 */
export function payloadTextOf({ kind, text }: Pick<LiveProfile, 'kind' | 'text'>): string {
  const { tape, text: source } = parseDocument(text, Infinity);
  const isApart = (name: string) =>
    name === 'id' ? false : kind.serverSet.includes(name) || (name.startsWith('@odata.') && name !== '@odata.type');
  const members = memberNames(tape)
    .filter((at) => !isApart(tape.name(at)) && !isAnnotation(tape.name(at)))
    .map((at) => source.slice(tape.start(at), tape.end(at + 1)));
  return `${prettyJson(`{${members.join(',')}}`)}\n`;
}

/** Of one of its properties: `tags@odata.count`. */
const isAnnotation = (name: string) => name.indexOf('@') > 0;
