import { Entry, type Tape } from '../document/tape';
import type { PropertyPlan, TypePlan } from './plan';
import type { Members, Scalar } from './rule';

/** The scalar at which a walk stands: one object for the whole walk. */
export class Cursor implements Scalar {
  #entry = 0;
  #text: string | undefined;

  constructor(private readonly tape: Tape) {}

  moveTo(entry: number): void {
    this.#entry = entry;
    this.#text = undefined;
  }

  get text(): string {
    return (this.#text ??= this.tape.string(this.#entry));
  }

  get literal(): string {
    return this.tape.literal(this.#entry);
  }

  is(expected: string): boolean {
    return this.tape.is(this.#entry, expected);
  }
}

/** The members of an object that were met so far: one for each depth of declared types, used again and again. */
export class SeenMembers implements Members {
  #seen = 0;
  #others: Set<string> | undefined;
  #properties: ReadonlyMap<string, PropertyPlan> | undefined;
  readonly #values = new Array<number>(32).fill(0);

  constructor(private readonly tape: Tape) {}

  start(plan: TypePlan | undefined): void {
    this.#properties = plan?.properties;
    this.#seen = 0;
    this.#others = undefined;
  }

  /** Notes a member; false when its name was met before. */
  add(name: string, property: PropertyPlan | undefined, value: number): boolean {
    if (property) {
      const bit = 1 << property.index;
      if ((this.#seen & bit) !== 0) return false;
      this.#seen |= bit;
      this.#values[property.index] = value;
      return true;
    }
    this.#others ??= new Set();
    if (this.#others.has(name)) return false;
    this.#others.add(name);
    return true;
  }

  /** Entry of the value of a declared property; `undefined` where it was not met. */
  value(name: string): number | undefined {
    const index = this.#properties?.get(name)?.index;
    return index !== undefined && (this.#seen & (1 << index)) !== 0 ? this.#values[index] : undefined;
  }

  what(name: string): Entry | undefined {
    const value = this.value(name);
    return value === undefined ? undefined : this.tape.what(value);
  }

  text(name: string): string | undefined {
    const value = this.value(name);
    return value !== undefined && this.tape.what(value) === Entry.String ? this.tape.string(value) : undefined;
  }
}
