import { Children } from '../document/members';
import { Entry, type Tape } from '../document/tape';
import type { PropertyModel, TypeModel } from '../catalog/model';
import type { Payload } from '../payload/payload';

/** A value of a payload, with what the model says about its place. */
export interface NodeContext {
  readonly payload: Payload;
  readonly tape: Tape;
  readonly text: string;
  /** Shared by all contexts of one document. */
  readonly children: Children;
  /** Entries of the values from the root, 0, to this one. */
  readonly path: readonly number[];
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

/** The context of a payload's root. */
export function rootContext(payload: Payload): NodeContext {
  const { tape, text } = payload.document;
  const none = { name: undefined, container: undefined, owner: undefined, property: undefined, via: undefined };
  return { payload, tape, text, children: new Children(tape), path: [0], value: 0, item: false, ...none };
}

/** Returns a function that finds the context of the value at the end of a path of entries, such as a finding's. */
export function contextsOf(payload: Payload): (path: readonly number[]) => NodeContext {
  const root = rootContext(payload);
  const known = new Map<number, NodeContext>();
  const inside = (around: NodeContext, entry: number) => {
    const node = known.get(entry) ?? childContext(around, entry);
    known.set(entry, node);
    return node;
  };
  return (path) => path.slice(1).reduce(inside, root);
}

/** The context of a value in an object or array, by its entry. */
export function childContext(around: NodeContext, value: number): NodeContext {
  const { tape, value: container, property, item } = around;
  const at = { ...around, path: [...around.path, value], value, container };
  if (tape.what(container) === Entry.Array) {
    const ofList = property?.collection === true && !item ? property : undefined;
    return { ...at, name: undefined, property: ofList, item: true };
  }
  const owner = typeOf(around);
  const name = tape.name(value - 1);
  const own = owner && Object.hasOwn(owner.properties, name) ? owner.properties[name] : undefined;
  return { ...at, name: value - 1, owner, property: own, item: false, via: property?.name };
}

/** The type of the object that a value is or should be; `undefined` if the model has none. */
function typeOf({ payload, container, property, item }: NodeContext): TypeModel | undefined {
  const { types } = payload.catalog;
  if (container === undefined) return payload.kind && types[payload.kind.type];
  return property?.form === 'complex' && property.collection === item ? types[property.type] : undefined;
}

/**
 * Finds the value whose name or value starts at an offset, or the innermost one around it.
 *
 * @param inside whether to return the innermost one around the offset if none starts there
 */
export function contextAt(payload: Payload, offset: number, inside = false): NodeContext | undefined {
  const { tape } = payload.document;
  if (tape.length === 0) return undefined;
  let at = rootContext(payload);
  while (offset > tape.start(at.value)) {
    const child = childAt(tape, at.value, offset);
    if (child === undefined) return inside ? at : undefined;
    at = childContext(at, child);
    if (at.name !== undefined && offset < tape.end(at.name)) return at;
  }
  return at;
}

/** The value whose range, from the start of its name on where it has one, holds the offset. */
function childAt(tape: Tape, container: number, offset: number): number | undefined {
  const what = tape.what(container);
  if (what !== Entry.Object && what !== Entry.Array) return undefined;
  const toValue = what === Entry.Object ? 1 : 0;
  const end = tape.next(container);
  for (let at = container + 1; at < end; at = tape.next(at + toValue)) {
    if (offset < Math.max(tape.end(at), tape.end(at + toValue)))
      return offset >= tape.start(at) ? at + toValue : undefined;
  }
  return undefined;
}

/** Entry of the value of the first member called `name` of the object around; `undefined` where there is none. */
export function sibling({ children, container }: NodeContext, name: string): number | undefined {
  const [found] = container === undefined ? [] : children.named(container, name);
  return found === undefined ? undefined : found + 1;
}

/** The characters of the value when it is a string. */
export function stringValue({ tape, value }: NodeContext): string | undefined {
  return tape.what(value) === Entry.String ? tape.string(value) : undefined;
}

/** What an Add must say about its origin, in `vendorInformation` (Microsoft's pages call both required). */
export const vendorParts = ['vendor', 'provider'] as const;

export type VendorPart = (typeof vendorParts)[number];

/** Whether an empty text is marked for being empty: what an Add needs, and the root `id` of an Update. */
export function isNeededText(node: NodeContext): boolean {
  const { payload, property, owner, item } = node;
  return isNeeded(node) || (property?.name === 'id' && !item && owner?.name === payload.kind?.type);
}

/** Whether an Add without the member, or with an empty text in it, is marked for that: removing it would fix nothing. */
export function isNeeded({ payload: { kind }, property, owner, item }: NodeContext): boolean {
  if (!kind || !property || item) return false;
  if (owner?.name === kind.type) return kind.required.includes(property.name);
  return owner?.name === 'securityVendorInformation' && vendorParts.some((part) => part === property.name);
}
