import { nearest } from '../../../text/nearest';
import { quote } from '../../../text/quote';
import { replace, type Fix, type Fixer } from '../../fixes/fix';
import { removal } from '../../fixes/remove';
import { sibling, type NodeContext } from '../../node-context';

/** Writes the nearest declared name that the object doesn't have yet. */
function rename(node: NodeContext): Fix[] {
  const { tape, name, owner } = node;
  if (name === undefined || !owner) return [];
  const written = tape.string(name);
  const meant = nearest(written, Object.keys(owner.properties));
  if (meant === undefined || sibling(node, meant) !== undefined) return [];
  const edits = [replace(tape.start(name), tape.end(name), JSON.stringify(meant))];
  const sameLetters = meant.toLowerCase() === written.toLowerCase();
  return [{ title: `Change to ${quote(meant)}`, edits, preferred: true, fixAll: sameLetters }];
}

/** Root types are open, so the name may well stay: removing it is never preferred. */
export const fixUnknownProperty: Fixer = (node) => [...rename(node), ...removal(node)];

/** Nested types are closed: what is not renamed must go. */
export const fixUnknownNestedProperty: Fixer = (node) => {
  const renamed = rename(node);
  return [...renamed, ...removal(node).map((fix) => ({ ...fix, preferred: renamed.length === 0 }))];
};
