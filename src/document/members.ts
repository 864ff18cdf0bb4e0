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

/** Looks up the children of a document's containers, of each once: thousands of problems may stand in one of them. */
export class Children {
  readonly #of = new Map<number, readonly number[]>();
  readonly #named = new Map<number, ReadonlyMap<string, readonly number[]>>();

  constructor(private readonly tape: Tape) {}

  /** The same as {@link childrenOf}. */
  of(container: number): readonly number[] {
    const children = this.#of.get(container) ?? childrenOf(this.tape, container);
    this.#of.set(container, children);
    return children;
  }

  /** Entries of the names in an object that are `name`, in the order of the text. */
  named(object: number, name: string): readonly number[] {
    const names = this.#named.get(object) ?? grouped(memberNames(this.tape, object), (at) => this.tape.name(at));
    this.#named.set(object, names);
    return names.get(name) ?? [];
  }
}

/** Items by their keys, in their order. */
export function grouped<T, K>(items: readonly T[], keyOf: (item: T) => K): ReadonlyMap<K, readonly T[]> {
  const groups = new Map<K, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}
