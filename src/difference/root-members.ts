import type { PropertyModel } from '../catalog/model';
import type { Catalog } from '../catalog/catalog';
import type { Kind } from '../catalog/kinds';
import { cut } from '../document/cut';
import type { JsonDocument } from '../document/json-document';
import { isObject, memberNames } from '../document/members';
import { Entry } from '../document/tape';
import { meaningOf, own } from './meaning';

/** By what a profile's members are read: its kind, and the catalog that has its types. */
export interface Reading {
  readonly catalog: Pick<Catalog, 'types'>;
  readonly kind: Pick<Kind, 'type'>;
}

/** The root members of a payload or a live profile that are compared, by name, in the order of the text. */
export interface RootMembers {
  readonly document: JsonDocument;
  /** Entries of the values; of a name that stands there twice, the last one's, as most readers take it (RFC 8259 §4). */
  readonly values: ReadonlyMap<string, number>;
  /** Names that stand there twice: readers differ in which one counts, so they equal nothing. */
  readonly doubled: ReadonlySet<string>;
}

/** Whether a root member takes part in the comparison (contract §10.2). */
const isCompared = (name: string) => name !== 'id' && name !== '$schema' && !name.includes('@');

export function rootMembers(document: JsonDocument): RootMembers {
  const { tape } = document;
  const values = new Map<string, number>();
  const doubled = new Set<string>();
  for (const at of memberNames(tape)) {
    const name = tape.string(at);
    if (!isCompared(name)) continue;
    if (values.has(name)) doubled.add(name);
    values.set(name, at + 1);
  }
  return { document, values, doubled };
}

/** {@link meaningOf} of a root member; undefined where there is none, or null, which counts as none. */
export function memberMeaning(
  { document: { tape }, values }: RootMembers,
  name: string,
  reading: Reading,
): string | undefined {
  const at = values.get(name);
  if (at === undefined || tape.what(at) === Entry.Null) return undefined;
  return meaningOf(tape, at, propertyOf(name, reading), reading.catalog);
}

/** What the catalog says of a root member. */
export function propertyOf(name: string, { catalog, kind }: Reading): PropertyModel | undefined {
  return own(own(catalog.types, kind.type)?.properties, name);
}

/** A root member's value as it was typed or received, except for comments and trailing commas; null if there is none. */
export function memberText({ document, values }: RootMembers, name: string): string | null {
  const at = values.get(name);
  if (at === undefined) return null;
  const { tape, extras } = document;
  const start = tape.start(at);
  const end = tape.end(at);
  const inside = extras
    .slice(firstFrom(extras, start), firstFrom(extras, end))
    .map(({ offset, length }) => ({ offset: offset - start, length }));
  return cut(tape.literal(at), inside);
}

/** Index of the first span at or after an offset. */
function firstFrom(spans: JsonDocument['extras'], offset: number): number {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((spans[middle]?.offset ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The members of the profile in a service's text, which was parsed without a limit on depth; undefined if it isn't a profile. */
export function profileMembers(document: JsonDocument): RootMembers | undefined {
  const isJson = document.faults.length === 0 && document.extras.length === 0;
  return isJson && isObject(document.tape) ? rootMembers(document) : undefined;
}
