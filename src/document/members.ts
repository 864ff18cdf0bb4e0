import { Entry, type Tape } from './tape';

/** Whether an entry of a tape is an object. An empty tape has none. */
export function isObject(tape: Tape, entry = 0): boolean {
  return entry < tape.length && tape.what(entry) === Entry.Object;
}

/**
 * Entries of the names of an object's members, in the order of the text; each value is the entry after its name.
 * Empty for what is not an object.
 */
export function memberNames(tape: Tape, object = 0): number[] {
  return isObject(tape, object) ? childrenOf(tape, object) : [];
}

/** Entry of the name of the first member called `name`; `undefined` where there is none. */
export function findMember(tape: Tape, name: string, object = 0): number | undefined {
  if (!isObject(tape, object)) return undefined;
  const end = tape.next(object);
  for (let at = object + 1; at < end; at = tape.next(at + 1)) if (tape.is(at, name)) return at;
  return undefined;
}

/** Entries of the names of an object's members, or of the items of an array. */
export function childrenOf(tape: Tape, container: number): number[] {
  const children: number[] = [];
  const inObject = tape.what(container) === Entry.Object;
  const end = tape.next(container);
  for (let at = container + 1; at < end; at = tape.next(inObject ? at + 1 : at)) children.push(at);
  return children;
}

/** Looks up the children of each container in a document only once: thousands of problems may be in one of them. */
export class Children {
  readonly #of = new Map<number, readonly number[]>();
  readonly #named = new Map<number, Map<string, number[]>>();

  constructor(private readonly tape: Tape) {}

  /** The same as {@link childrenOf}. */
  of(container: number): readonly number[] {
    const children = this.#of.get(container) ?? childrenOf(this.tape, container);
    this.#of.set(container, children);
    return children;
  }

  /** Entries of the names in an object that are `name`, in the order of the text. */
  named(object: number, name: string): readonly number[] {
    let names = this.#named.get(object);
    if (!names) this.#named.set(object, (names = this.#byName(object)));
    return names.get(name) ?? [];
  }

  #byName(object: number): Map<string, number[]> {
    const names = new Map<string, number[]>();
    for (const at of memberNames(this.tape, object)) {
      const name = this.tape.name(at);
      const same = names.get(name);
      if (same) same.push(at);
      else names.set(name, [at]);
    }
    return names;
  }
}
