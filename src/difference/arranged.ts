import type { PropertyModel } from '../catalog/model';
import { childrenOf, isObject, memberNames } from '../document/members';
import type { JsonDocument } from '../document/json-document';
import { Entry } from '../document/tape';
import type { ComparedPayload } from './compare';
import { layoutOf, printed, type Layout } from './layout';
import { meaningOf } from './meaning';

/**
 * A live profile written the way a payload is, for VS Code's diff: members and blanks as in the payload, and what means
 * the same as it is typed there, so that only what an Update would change differs. Root members that the payload doesn't
 * have are left out: an Update leaves them alone, and what the service sets itself is no deletion.
 *
 * @param payload an object, and without faults
 * @param live an object, and without faults
 */
export function arrangedLike({ document, catalog, kind }: ComparedPayload, live: JsonDocument): string {
  const arranger = new Arranger(document, live, catalog, layoutOf(document.text));
  const { tape, text } = document;
  const root = arranger.object(0, 0, kind.type, true);
  return text.slice(0, tape.start(0)) + root + text.slice(tape.end(0));
}

/** What stands for a child of a container: its place in the payload, and the text to put there. */
interface Piece {
  /** Index of the child in the payload; undefined for what only the live profile has. */
  readonly at: number | undefined;
  readonly text: string;
}

class Arranger {
  constructor(
    private readonly ours: JsonDocument,
    private readonly live: JsonDocument,
    private readonly catalog: ComparedPayload['catalog'],
    private readonly layout: Layout,
  ) {}

  object(at: number, liveAt: number, type: string, isRoot = false): string {
    const { tape } = this.ours;
    const theirs = new Map(memberNames(this.live.tape, liveAt).map((name) => [this.live.tape.name(name), name]));
    const names = memberNames(tape, at);
    const pieces = names.flatMap((name, index): Piece[] => {
      const property = tape.name(name);
      const theirName = theirs.get(property);
      theirs.delete(property);
      const isAside = property.includes('@') || (isRoot && (property === 'id' || property === '$schema'));
      if (isAside || (theirName === undefined && tape.what(name + 1) === Entry.Null)) {
        return [{ at: index, text: this.#typed(name, name + 1) }];
      }
      if (theirName === undefined) return [];
      const value = this.#value(name + 1, theirName + 1, this.#property(type, property));
      return [{ at: index, text: this.ours.text.slice(tape.start(name), tape.start(name + 1)) + value }];
    });
    const { tape: liveTape } = this.live;
    const others = [...theirs]
      .filter(([property, name]) => !isRoot && !property.includes('@') && liveTape.what(name + 1) !== Entry.Null)
      .map(
        ([, name]) =>
          (indent: string) =>
            `${liveTape.literal(name)}: ${this.#printed(name + 1, indent)}`,
      );
    const ends = names.map((name) => tape.end(name + 1));
    return this.#joined(at, names, ends, pieces, others, liveAt);
  }

  #array(at: number, liveAt: number, property: PropertyModel | undefined): string {
    const { tape } = this.ours;
    const items = childrenOf(tape, at);
    const theirs = childrenOf(this.live.tape, liveAt);
    const item = property && { ...property, collection: false };
    const left = new Map<string, number[]>();
    for (const their of theirs) {
      const meaning = meaningOf(this.live.tape, their, item, this.catalog);
      const same = left.get(meaning);
      if (same) same.push(their);
      else left.set(meaning, [their]);
    }
    const isEqual = items.map((our) => left.get(meaningOf(tape, our, item, this.catalog))?.shift() !== undefined);
    const unmatched = new Set([...left.values()].flat());
    const rest = theirs.filter((their) => unmatched.has(their));
    const pieces = items.flatMap((our, index): Piece[] => {
      if (isEqual[index]) return [{ at: index, text: this.#typed(our, our) }];
      const their = rest.shift();
      return their === undefined ? [] : [{ at: index, text: this.#value(our, their, item) }];
    });
    const others = rest.map((their) => (indent: string) => this.#printed(their, indent));
    const ends = items.map((our) => tape.end(our));
    return this.#joined(at, items, ends, pieces, others, liveAt);
  }

  #value(our: number, their: number, property: PropertyModel | undefined): string {
    const { tape } = this.ours;
    const what = tape.what(our);
    if (meaningOf(tape, our, property, this.catalog) === meaningOf(this.live.tape, their, property, this.catalog)) {
      return this.#typed(our, our);
    }
    if (what === Entry.Object && isObject(this.live.tape, their)) return this.object(our, their, property?.type ?? '');
    if (what === Entry.Array && this.live.tape.what(their) === Entry.Array) return this.#array(our, their, property);
    return this.#printed(their, this.layout.indentAt(tape.start(our)));
  }

  /** Puts the pieces into a container with the payload’s own blanks and comments between them. */
  #joined(
    at: number,
    children: readonly number[],
    ends: readonly number[],
    pieces: readonly Piece[],
    others: readonly ((indent: string) => string)[],
    liveAt: number,
  ): string {
    const { tape, text } = this.ours;
    const [first] = children;
    if (first === undefined && others.length === 0) return this.#typed(at, at);
    if (first === undefined) return this.#printed(liveAt, this.layout.indentAt(tape.start(at)));
    const start = tape.start(at);
    const open = text.slice(start, tape.start(first));
    const isTall = open.includes('\n');
    const gap = isTall ? `,${this.layout.lineEnd}${this.layout.indentAt(tape.start(first))}` : ', ';
    const indent = this.layout.indentAt(tape.start(first));
    const all = [...pieces, ...others.map((print): Piece => ({ at: undefined, text: print(indent) }))];
    if (all.length === 0) return text.charAt(start) + text.charAt(tape.end(at) - 1);
    const body = all.map(({ at: index, text: piece }, place) => {
      if (place === 0) return piece;
      const before = index === undefined ? gap : text.slice(ends[index - 1], tape.start(children[index] ?? at));
      return before + piece;
    });
    return open + body.join('') + text.slice(ends.at(-1), tape.end(at));
  }

  /** The payload’s own text of an entry. */
  #typed(from: number, to: number): string {
    const { tape, text } = this.ours;
    return text.slice(tape.start(from), tape.end(to));
  }

  #printed(their: number, indent: string): string {
    return printed(this.live.tape, their, indent, this.layout);
  }

  #property(type: string, name: string): PropertyModel | undefined {
    const { types } = this.catalog;
    const properties = Object.hasOwn(types, type) ? types[type]?.properties : undefined;
    return properties && Object.hasOwn(properties, name) ? properties[name] : undefined;
  }
}
