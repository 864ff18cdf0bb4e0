import type { PropertyModel } from '../../../catalog/model';
import { nearest } from '../../../text/nearest';
import { quote } from '../../../text/quote';
import { replace, type Fix, type FixEdit, type Fixer } from '../../fixes/fix';
import { removal } from '../../fixes/remove';
import { sibling, type NodeContext } from '../../node-context';
import { typeFits } from '../type/list-fixes';
import { meantProperty } from './meant';

/** Writes the declared name that was meant, where the object doesn't have it yet. */
function rename(node: NodeContext): Fix[] {
  const { tape, name, owner } = node;
  if (name === undefined || !owner) return [];
  const written = tape.string(name);
  const meant = meantProperty(written, owner);
  const property = meant === undefined ? undefined : owner.properties[meant];
  if (meant === undefined || !property || sibling(node, meant) !== undefined) return [];
  const brackets = bracketsFor(node, property);
  // A misspelled name has the intended value; a value from another system may have another form.
  if (!brackets && nearest(written, [meant]) === undefined) return [];
  const edits = [replace(tape.start(name), tape.end(name), JSON.stringify(meant)), ...(brackets ?? [])];
  const sameLetters = meant.toLowerCase() === written.toLowerCase();
  return [{ title: `Change to ${quote(meant)}`, edits, name: meant, preferred: true, fixAll: sameLetters }];
}

/** What makes the value fit the property: nothing, or brackets around a list's single value; `undefined` where it can't. */
function bracketsFor({ tape, value }: NodeContext, property: PropertyModel): FixEdit[] | undefined {
  const what = tape.what(value);
  if (typeFits(what, property, false)) return [];
  if (!property.collection || !typeFits(what, property, true)) return undefined;
  const [start, end] = [tape.start(value), tape.end(value)];
  return [replace(start, start, '['), replace(end, end, ']')];
}

/** Root types are open, so the name may well stay: removing it is never preferred. */
export const fixUnknownProperty: Fixer = (node) => [...rename(node), ...removal(node)];

/** Nested types are closed: what is not renamed must go. */
export const fixUnknownNestedProperty: Fixer = (node) => {
  const renamed = rename(node);
  return [...renamed, ...removal(node).map((fix) => ({ ...fix, preferred: renamed.length === 0 }))];
};
