import { Entry } from '../../document/tape';
import { both, type Rule } from '../rule';

const shown: Partial<Record<Entry, string>> = {
  [Entry.Array]: 'a list',
  [Entry.String]: 'text',
  [Entry.Number]: 'a number',
  [Entry.Null]: 'null',
};

/** A request's body is one entity (OData JSON 4.01 §6). There is no fix: nothing says what was meant. */
export const notAnObject = {
  id: 'not-an-object',
  severity: 'error',
  intents: both,
  title: "The root isn't an object.",
  document({ document: { tape } }) {
    const what = tape.length === 0 ? Entry.Missing : tape.what(0);
    if (what === Entry.Object || what === Entry.Missing) return [];
    const message = `A payload is a single profile, an object in braces. This is ${shown[what] ?? 'true or false'}.`;
    return [{ offset: tape.start(0), length: tape.end(0) - tape.start(0), pointer: '', entry: 0, message }];
  },
} as const satisfies Rule;
