import { segmentsOf } from '../document/pointer';
import { Entry, type Tape } from '../document/tape';
import type { TypePlan } from './plan';

/** A value found by its pointer, with what the model says of the place. */
export interface Located {
  /** Entry of the value; below an object the entry in front of it is its name. */
  readonly value: number;
  /** Type of the object that holds the property. */
  readonly owner: TypePlan | undefined;
  /** Name of the property that the value belongs to, also for an item of its collection. */
  readonly property: string | undefined;
  readonly item: boolean;
  /** Property through which the owner was reached; `undefined` when the owner is the root. */
  readonly via: string | undefined;
}

/**
 * Finds values by pointer. Children are looked up once per container, so that thousands of errors in one list take time
 * in proportion to their number.
 */
export class Locator {
  readonly #children = new Map<number, Map<string, number>>();

  constructor(
    private readonly tape: Tape,
    private readonly root: TypePlan,
  ) {}

  at(pointer: string): Located | undefined {
    const { tape } = this;
    let located: Located = { value: 0, owner: undefined, property: undefined, item: false, via: undefined };
    let type: TypePlan | undefined = this.root;
    for (const segment of segmentsOf(pointer)) {
      const inObject = tape.what(located.value) === Entry.Object;
      const value = this.#child(located.value, segment);
      if (value === undefined) return undefined;
      if (inObject) {
        located = { value, owner: type, property: segment, item: false, via: located.property };
        type = type?.properties.get(segment)?.own?.nested;
      } else {
        const { owner, property, via } = located;
        located = { value, owner, property, item: true, via };
        type = owner?.properties.get(property ?? '')?.item?.nested;
      }
    }
    return located;
  }

  #child(container: number, segment: string): number | undefined {
    let children = this.#children.get(container);
    if (!children) this.#children.set(container, (children = this.#list(container)));
    return children.get(segment);
  }

  #list(container: number): Map<string, number> {
    const { tape } = this;
    const children = new Map<string, number>();
    const inObject = tape.what(container) === Entry.Object;
    const end = tape.next(container);
    let index = 0;
    for (let at = container + 1; at < end; at = tape.next(inObject ? at + 1 : at)) {
      const segment = inObject ? tape.string(at) : String(index++);
      if (!children.has(segment)) children.set(segment, inObject ? at + 1 : at);
    }
    return children;
  }
}
