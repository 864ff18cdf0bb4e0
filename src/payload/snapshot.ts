import type { JsonDocument } from '../document/json-document';
import { parseDocument } from '../document/parse-document';
import type { Catalog } from '../catalog/catalog';
import type { KindId } from '../catalog/kinds';
import type { Payload } from './payload';
import { readPayload } from './read-payload';

/** A text to read as a payload. */
export interface TextSource {
  readonly text: string;
  /** Path, URI path or bare name; its last segment may tell the kind. */
  readonly fileName?: string | undefined;
  /** A kind that was chosen by hand; it wins over the file name, which wins over `@odata.type`. */
  readonly kind?: KindId | undefined;
  /** The version of an edited document; 0 for a text that has only one. */
  readonly version?: number | undefined;
}

/** A text, and the catalog to read it by. */
export interface SnapshotSource extends TextSource {
  readonly catalog: Catalog;
}

/** One version of a text, read once: marks, hovers, views, and requests all work on the same payload. */
export interface Snapshot {
  readonly version: number;
  /** As it was given; empty for a text without a name. */
  readonly fileName: string;
  /** As it was typed, with its byte-order mark. */
  readonly text: string;
  /** Its `document` has the tape. */
  readonly payload: Payload;
}

/** Reads a version of a text. Never throws, whatever the text. */
export function takeSnapshot(source: SnapshotSource): Snapshot {
  return snapshotOf(source, parseDocument(source.text));
}

/** The snapshot of a text that was read already, such as in another thread. */
export function snapshotOf(
  { catalog, text, fileName = '', kind, version = 0 }: SnapshotSource,
  document: JsonDocument,
): Snapshot {
  return { version, fileName, text, payload: readPayload(document, { catalog, fileName, kind }) };
}
