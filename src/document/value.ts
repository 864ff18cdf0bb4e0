import { Entry, type Tape } from './tape';

/**
 * An object without inherited members: names such as `constructor` or `__proto__` are ordinary members. Made by a
 * constructor, because `Object.create(null)` gives V8's slow dictionaries.
 */
export const Members = function () {} as unknown as new () => Record<string, unknown>;
Members.prototype = Object.create(null) as object;

const all = () => true;

/**
 * The plain value of an entry and everything inside it. If a name occurs twice, the **first** value counts, because
 * `duplicate-key` marks the later ones. Members without a value are left out, items without one become `null`. Recursion
 * ends at the parser's depth limit.
 *
 * @param wanted tells which items of arrays are of interest; the others become `null`
 */
export function valueOf(tape: Tape, entry = 0, wanted: (item: number) => boolean = all): unknown {
  const what = tape.what(entry);
  if (what !== Entry.Object && what !== Entry.Array) return scalarOf(tape, entry) ?? null;
  const end = tape.next(entry);
  if (what === Entry.Array) {
    const items: unknown[] = [];
    for (let at = entry + 1; at < end; at = tape.next(at)) items.push(wanted(at) ? valueOf(tape, at, wanted) : null);
    return items;
  }
  const members = new Members();
  for (let at = entry + 1; at < end; at = tape.next(at + 1)) {
    const name = tape.name(at);
    if (tape.what(at + 1) !== Entry.Missing && !(name in members)) members[name] = valueOf(tape, at + 1, wanted);
  }
  return members;
}

/** The value of a string, number, boolean or null; `undefined` where it is still missing. */
function scalarOf(tape: Tape, entry: number): unknown {
  const what = tape.what(entry);
  if (what === Entry.String) return tape.string(entry);
  if (what === Entry.Number) return Number(tape.literal(entry));
  if (what === Entry.Null || what === Entry.Missing) return what === Entry.Null ? null : undefined;
  return what === Entry.True;
}
