import { codePointName, foreignCharacter } from '../../../document/foreign-characters';
import type { Fixer } from '../../fixes/fix';
import { replace } from '../../fixes/fix';

/** Characters. In longer texts, quotation marks are left to the person. */
const longestText = 10_000;

/** A text in quotation marks of other sorts than JSON's, on one line: in double ones, or in single ones. */
const quoted =
  /^(?:[\u201c-\u201f\u00ab\u00bb\uff02][^"\u201c-\u201f\u00ab\u00bb\uff02\r\n]*["\u201c-\u201f\u00ab\u00bb\uff02]|[\u2018-\u201b][^"\u2018-\u201b\r\n]*["\u2018-\u201b])/u;

/** Removes or replaces a character that is no part of JSON; a quotation mark together with the one that closes it. */
export const fixSyntax: Fixer = ({ payload }, _, { range }) => {
  const { text, positions } = payload.document;
  const offset = positions.offsetAt(range.start);
  const code = text.codePointAt(offset) ?? 0;
  const character = foreignCharacter(code);
  if (!character) return [];
  const { instead } = character;
  const edits = [replace(offset, offset + 1, instead)];
  const more = { preferred: true, fixAll: true };
  if (instead === '"') {
    const [all] = quoted.exec(text.slice(offset, offset + longestText)) ?? [];
    if (all === undefined) return [];
    const end = offset + all.length;
    if (!all.endsWith('"')) edits.push(replace(end - 1, end, '"'));
    return [{ title: 'Use straight quotation marks', edits, ...more }];
  }
  const shown = { '': `Remove ${codePointName(code)}`, ' ': 'Use a plain space', '\n': 'Use a plain line break' }[
    instead
  ];
  return [{ title: shown ?? `Use ${instead}`, edits, ...more }];
};
