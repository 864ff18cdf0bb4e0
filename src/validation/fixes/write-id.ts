import type { JsonDocument } from '../../document/json-document';
import { findMember } from '../../document/members';
import { replace, type FixEdit } from './fix';
import { insertMember } from './insert';
import { snippetText } from './snippet';

/** The edits that give a payload this `id`: one that is there is replaced, a new one stands where it would be typed. */
export function idEdits({ tape }: Pick<JsonDocument, 'tape'>, id: string): FixEdit[] {
  const text = JSON.stringify(id);
  const at = findMember(tape, 'id');
  if (at !== undefined) return [replace(tape.start(at + 1), tape.end(at + 1), text)];
  return insertMember(tape, 0, 'id', () => snippetText(text)).map(({ offset, length, newText }) =>
    replace(offset, offset + length, newText.replace(/\\([\\$}])/g, '$1')),
  );
}
