import { cut, cutRanges } from '../document/cut';
import { memberNames } from '../document/members';
import { parseDocument } from '../document/parse-document';
import { prettyJson } from '../document/pretty-json';

/**
 * The payload that a person could have written for a live profile: each member on a line of its own, its value character
 * by character as it came. It has the id, which says whose payload it is, and none of what the service sets: time stamps,
 * and annotations other than the type.
 *
 * @param serverSet names of the members that the service sets for profiles of this kind
 */
export function payloadTextOf(live: string, serverSet: readonly string[]): string {
  const { tape, text } = parseDocument(live, Infinity);
  const isWritten = (name: string) =>
    name === 'id' || name === '@odata.type' || !(name.includes('@') || serverSet.includes(name));
  const members = memberNames(tape)
    .filter((at) => isWritten(tape.name(at)))
    .map((at) => text.slice(tape.start(at), tape.end(at + 1)));
  return `${prettyJson(`{${members.join(',')}}`)}\n`;
}

/** Annotations that aren’t properties of the profile; they can differ although all properties are equal. */
const rootAnnotations = new Set(['@odata.context', '@odata.etag']);

/** A service's JSON without {@link rootAnnotations}, to be compared. What is no JSON object stays as it is. */
export function comparedTextOf(answer: string): string {
  const document = parseDocument(answer, Infinity);
  const { faults, extras } = document;
  return faults.length + extras.length > 0 ? answer : cut(document.text, cutRanges(document, rootAnnotations));
}
