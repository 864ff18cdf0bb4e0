import { Entry } from '../../document/tape';
import { typeFits } from '../rules/type';
import { replace, type Fixer } from './fix';
import { childrenOf } from '../../document/members';

/** A single value in the place of a list: brackets around it. */
export const fixMissingBrackets: Fixer = ({ tape, value, property, item }) => {
  const what = tape.what(value);
  if (!property?.collection || item || what === Entry.Null || !typeFits(what, property, true)) return [];
  const [start, end] = [tape.start(value), tape.end(value)];
  const edits = [replace(start, start, '['), replace(end, end, ']')];
  return [{ title: 'Put it into square brackets', edits, preferred: true, fixAll: true }];
};

/** A list of one in the place of a single value: without its brackets. */
export const fixNeedlessBrackets: Fixer = ({ tape, value, property, item }) => {
  if (!property || (property.collection && !item) || tape.what(value) !== Entry.Array) return [];
  const [only, ...others] = childrenOf(tape, value);
  if (only === undefined || others.length > 0 || !typeFits(tape.what(only), property, item)) return [];
  const before = [tape.start(value), tape.start(only)] as const;
  const behind = [tape.end(only), tape.end(value)] as const;
  // A comment in between would have to go along; a trailing comma may.
  const isBare = /^\[\s*$/.test(tape.text.slice(...before)) && /^\s*,?\s*\]$/.test(tape.text.slice(...behind));
  if (!isBare) return [];
  const edits = [replace(...before, ''), replace(...behind, '')];
  return [{ title: 'Take the square brackets away', edits, preferred: true, fixAll: true }];
};
