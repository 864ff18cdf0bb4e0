import { model } from 'virtual:model';
import { Entry, type Tape } from '../../document/tape';
import type { PropertyModel, TypeModel } from '../../catalog/model';
import type { Payload } from '../../payload/payload';

/** The value or name at a place of a payload, with what the model says of it. */
export interface Marked {
  readonly payload: Payload;
  readonly tape: Tape;
  readonly text: string;
  /** Entry of the value; the root's is 0. */
  readonly value: number;
  /** Entry of its name; `undefined` for the root and for items. */
  readonly name: number | undefined;
  /** Entry of the object or array around it; `undefined` for the root. */
  readonly container: number | undefined;
  /** Type of the object that holds the property. */
  readonly owner: TypeModel | undefined;
  /** The property, also for an item of its collection; `undefined` where the type declares none. */
  readonly property: PropertyModel | undefined;
  readonly item: boolean;
  /** Property through which the owner was reached; `undefined` when the owner is the root. */
  readonly via: string | undefined;
}

/**
 * Finds the value whose name or value starts at an offset, or the innermost one around it.
 *
 * @param inside whether the innermost one around is wanted where none starts there
 */
export function markedAt(payload: Payload, offset: number, inside = false): Marked | undefined {
  const { tape, text } = payload.document;
  if (tape.length === 0) return undefined;
  const type = payload.kind && model.types[payload.kind.type];
  const root = { value: 0, name: undefined, container: undefined, owner: undefined, property: undefined };
  let at: Marked = { ...root, payload, tape, text, item: false, via: undefined };
  let here: TypeModel | undefined = type;
  while (offset > tape.start(at.value)) {
    const child = childAt(tape, at.value, offset);
    if (child === undefined) return inside ? at : undefined;
    if (tape.what(at.value) === Entry.Object) {
      const name = tape.name(child);
      const property = here && Object.hasOwn(here.properties, name) ? here.properties[name] : undefined;
      at = {
        ...at,
        value: child + 1,
        name: child,
        container: at.value,
        owner: here,
        property,
        item: false,
        via: at.property?.name,
      };
      here = property?.form === 'complex' && !property.collection ? model.types[property.type] : undefined;
      if (offset >= tape.start(child) && offset < tape.end(child)) return at;
    } else {
      const { property, item } = at;
      const ofList = property?.collection === true && !item ? property : undefined;
      at = { ...at, value: child, name: undefined, container: at.value, property: ofList, item: true };
      here = ofList?.form === 'complex' ? model.types[ofList.type] : undefined;
    }
  }
  return at;
}

/** The name (of a member) or value (of an item) whose range, up to the end of its value, holds the offset. */
function childAt(tape: Tape, container: number, offset: number): number | undefined {
  const what = tape.what(container);
  if (what !== Entry.Object && what !== Entry.Array) return undefined;
  return childrenOf(tape, container).find((child) => {
    const value = what === Entry.Object ? child + 1 : child;
    return offset >= tape.start(child) && offset < Math.max(tape.end(child), tape.end(value));
  });
}

/** Entries of the names of an object's members, or of the items of an array. */
export function childrenOf(tape: Tape, container: number): number[] {
  const children: number[] = [];
  const inObject = tape.what(container) === Entry.Object;
  const end = tape.next(container);
  for (let at = container + 1; at < end; at = tape.next(inObject ? at + 1 : at)) children.push(at);
  return children;
}

/** Entry of the value of the first member called `name` of the object around; `undefined` where there is none. */
export function sibling({ tape, container }: Marked, name: string): number | undefined {
  if (container === undefined || tape.what(container) !== Entry.Object) return undefined;
  const found = childrenOf(tape, container).find((child) => tape.is(child, name));
  return found === undefined ? undefined : found + 1;
}

/** The characters of the value when it is a string. */
export function textOf({ tape, value }: Marked): string | undefined {
  return tape.what(value) === Entry.String ? tape.string(value) : undefined;
}
