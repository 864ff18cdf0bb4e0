import { Entry } from '../../document/tape';
import { both, type Rule } from '../rule';

const shown: Partial<Record<Entry, string>> = {
  [Entry.Array]: 'a list',
  [Entry.String]: 'text',
  [Entry.Number]: 'a number',
  [Entry.Null]: 'null',
};

export const notAnObject = {
  id: 'not-an-object',
  severity: 'error',
  intents: both,
  title: 'The root is not an object.',
  document({ document: { tape } }) {
    if (tape.length === 0) return [];
    const what = tape.what(0);
    if (what === Entry.Object || what === Entry.Missing) return [];
    const message = `A payload is one profile, an object in braces, but this is ${shown[what] ?? 'true or false'}.`;
    return [{ offset: tape.start(0), length: tape.end(0) - tape.start(0), pointer: '', entry: 0, message }];
  },
} as const satisfies Rule;
