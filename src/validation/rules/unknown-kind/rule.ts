import { fileMatchOf } from '../../../catalog/file-names';
import { findMember, isObject } from '../../../document/members';
import { Entry } from '../../../document/tape';
import { nearest } from '../../../text/nearest';
import { list, quote } from '../../../text/quote';
import { both, type DocumentFinding, type Rule } from '../../rule';

/** Marks the `@odata.type` that names no kind, else the root's opening brace. */
export const unknownKind = {
  id: 'unknown-kind',
  severity: 'error',
  intents: both,
  title: 'Neither the file name nor @odata.type says what kind of profile it is.',
  document({ kind, endingInRightCase, catalog: { kinds, odataType }, document: { tape } }): readonly DocumentFinding[] {
    if (kind || !isObject(tape)) return [];
    const types = kinds.map(({ type }) => odataType(type));
    const name = findMember(tape, '@odata.type');
    if (name === undefined) {
      const ids = list(
        kinds.map(({ id }) => id),
        'or',
      );
      const example = kinds[0] ? fileMatchOf(kinds[0]) : '';
      const message =
        `Nothing says which kind of profile this is. Add "@odata.type", such as "${types[0] ?? ''}", or ` +
        (endingInRightCase === undefined
          ? `name the file ${example} (${ids}).`
          : `rename the file to end in ${endingInRightCase}: it is case-sensitive.`);
      return [{ offset: tape.start(0), length: 1, pointer: '', entry: 0, message, certainAt: tape.end(0) }];
    }
    const value = name + 1;
    const span = { offset: tape.start(value), length: tape.end(value) - tape.start(value) };
    const text = tape.what(value) === Entry.String ? tape.string(value) : undefined;
    return [{ ...span, pointer: '/@odata.type', entry: value, message: sentence(text, types) }];
  },
  fix: async () => (await import('./fix')).fixUnknownKind,
} as const satisfies Rule;

function sentence(text: string | undefined, types: readonly string[]): string {
  const meant = text === undefined ? undefined : nearest(text.replace(/^#?/, '#'), types);
  const hint = meant === undefined ? `Use ${list(types.map(quote), 'or')}.` : `Did you mean "${meant}"?`;
  return text === undefined
    ? `"@odata.type" must be text. ${hint}`
    : `${quote(text)} isn't a security profile type. ${hint}`;
}
