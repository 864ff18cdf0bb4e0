import type { Catalog } from '../catalog/catalog';
import type { DocumentParts, JsonDocument } from '../document/json-document';
import { assembleDocument, partsOf } from '../document/parse-document';
import { Tape } from '../document/tape';
import { rootMembers, type Reading, type RootMembers } from './root-members';
import { doWork, type WorkName } from './work';

/** A call to be made in another thread. Plain data. */
export interface WorkJob {
  readonly name: WorkName;
  readonly given: readonly unknown[];
}

/** A document as plain data. */
interface DocumentData {
  readonly text: string;
  readonly parts: DocumentParts;
}

/** Stands for something that has a document or a catalog. */
type Packed =
  | { readonly packed: 'document'; readonly data: DocumentData }
  | { readonly packed: 'members'; readonly data: DocumentData }
  /** A payload, or just what profiles are read by. */
  | { readonly packed: 'reading'; readonly type: string; readonly data: DocumentData | undefined };

/** A payload, perhaps without its document. */
type MaybePayload = Reading & { readonly document?: JsonDocument };

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;
const isDocument = (value: object): value is JsonDocument => 'tape' in value && value.tape instanceof Tape;
const isReading = (value: object): value is MaybePayload => 'catalog' in value && isObject(value.catalog);
const isMembers = (value: object): value is RootMembers => 'values' in value && value.values instanceof Map;
const isPacked = (value: object): value is Packed => 'packed' in value && 'data' in value;

/** The document of a value, if it has one. */
function documentIn(value: object): JsonDocument | undefined {
  if (isDocument(value)) return value;
  return isMembers(value) || isReading(value) ? value.document : undefined;
}

/** How many characters all documents and texts among the arguments have. */
export function charactersIn(given: readonly unknown[]): number {
  const documents = new Set<JsonDocument | undefined>();
  for (const value of given) replaced(value, (inner) => void documents.add(documentIn(inner)));
  const texts = [...[...documents].map((document) => document?.text), ...given];
  return texts.reduce<number>((sum, text) => sum + (typeof text === 'string' ? text.length : 0), 0);
}

/** Packs a call and its arguments for another thread. */
export function workJobOf(name: WorkName, given: readonly unknown[]): WorkJob {
  const taken = new Map<JsonDocument, DocumentData>();
  const dataOf = (document: JsonDocument) => {
    const data = taken.get(document) ?? { text: document.text, parts: partsOf(document) };
    taken.set(document, data);
    return data;
  };
  const pack = (value: object): Packed | undefined => {
    if (isDocument(value)) return { packed: 'document', data: dataOf(value) };
    if (isMembers(value)) return { packed: 'members', data: dataOf(value.document) };
    if (!isReading(value)) return undefined;
    return { packed: 'reading', type: value.kind.type, data: value.document && dataOf(value.document) };
  };
  return { name, given: given.map((value) => replaced(value, pack)) };
}

/** Makes the call that another thread has packed, with the same catalog. */
export function runWorkJob({ name, given }: WorkJob, catalog: Catalog): unknown {
  const assembled = new Map<DocumentData, JsonDocument>();
  const documentOf = (data: DocumentData) => {
    const document = assembled.get(data) ?? assembleDocument(data.text, data.parts);
    assembled.set(data, document);
    return document;
  };
  const unpack = (value: object) => {
    if (!isPacked(value)) return undefined;
    if (value.packed === 'document') return documentOf(value.data);
    if (value.packed === 'members') return rootMembers(documentOf(value.data));
    const { type, data } = value;
    return { catalog, kind: { type }, ...(data && { document: documentOf(data) }) } satisfies MaybePayload;
  };
  return doWork(
    name,
    given.map((value) => replaced(value, unpack)),
  );
}

/**
 * Replaces a value, or else its members. No argument has a document any deeper, so what is there, such as digests by the names
 * of members, isn't looked at.
 *
 * @param by returns undefined for what stays
 */
function replaced(value: unknown, by: (value: object) => unknown): unknown {
  if (!isObject(value)) return value;
  const whole = by(value);
  if (whole !== undefined || Array.isArray(value)) return whole ?? value;
  const members = Object.entries(value).map(([name, inner]) => [
    name,
    isObject(inner) ? (by(inner) ?? inner) : (inner as unknown),
  ]);
  return Object.fromEntries(members) as unknown;
}
