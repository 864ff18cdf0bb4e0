import { findMember } from '../../document/members';
import { Entry } from '../../document/tape';
import { fileMatchOf } from '../../catalog/file-names';
import { nearest } from '../../text/nearest';
import { list, quote } from '../../text/quote';
import { both, type Rule } from '../rule';

/** Marks the `@odata.type` that names no kind, else the root's opening brace. */
export const unknownKind = {
  id: 'unknown-kind',
  severity: 'error',
  intents: both,
  title: 'Neither the file name nor @odata.type tells the kind.',
  document({ kind, catalog: { kinds, odataType }, document: { tape } }) {
    if (kind || tape.length === 0 || tape.what(0) !== Entry.Object) return [];
    const types = kinds.map(({ type }) => odataType(type));
    const name = findMember(tape, '@odata.type');
    if (name === undefined) {
      const message =
        `Nothing tells which kind of profile this is. Add "@odata.type", such as "${types[0] ?? ''}", ` +
        `or name the file ${kinds[0] ? fileMatchOf(kinds[0]) : ''} (${list(
          kinds.map(({ id }) => id),
          'or',
        )}).`;
      return [{ offset: tape.start(0), length: 1, pointer: '', entry: 0, message, certainAt: tape.end(0) }];
    }
    const value = name + 1;
    const span = { offset: tape.start(value), length: tape.end(value) - tape.start(value) };
    const text = tape.what(value) === Entry.String ? tape.string(value) : undefined;
    const meant = text === undefined ? undefined : nearest(text.replace(/^#?/, '#'), types);
    const hint =
      meant === undefined
        ? `Use one of ${list(
            types.map((type) => `"${type}"`),
            'or',
          )}.`
        : `Did you mean "${meant}"?`;
    const message =
      text === undefined
        ? `"@odata.type" must be text. ${hint}`
        : `${quote(text)} is no security profile type. ${hint}`;
    return [{ ...span, pointer: '/@odata.type', entry: value, message }];
  },
} as const satisfies Rule;
