import type { Kind } from '../../catalog/kinds';
import { cut, cutRanges } from '../../document/cut';
import { memberNames } from '../../document/members';
import { parseDocument } from '../../document/parse-document';
import type { LiveProfile } from '../../live/live-profile';
import { prettyJson } from '../../response/pretty-json';

/** Annotations that say what a payload is. */
const kept = '@odata.type';

/**
 * What a person could have written for a live profile: with its id, without what the service sets otherwise, literals as
 * they came.
 */
export function payloadText({ serverSet }: Pick<Kind, 'serverSet'>, { text }: Pick<LiveProfile, 'text'>): string {
  const document = parseDocument(text);
  const names = memberNames(document.tape).map((at) => document.tape.name(at));
  const gone = names.filter(
    (name) => (name.includes('@') && name !== kept) || (serverSet.includes(name) && name !== 'id'),
  );
  return `${prettyJson(cut(document.text, cutRanges(document, gone)))}\n`;
}
