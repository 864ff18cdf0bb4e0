import type { JsonDocument } from '../document/json-document';
import { findMember, memberNames } from '../document/members';
import { Entry } from '../document/tape';
import { kindOfFileName, endingInRightCase } from '../catalog/file-names';
import type { Catalog } from '../catalog/catalog';
import type { KindId } from '../catalog/kinds';
import type { Payload } from './payload';

export interface ReadPayloadOptions {
  readonly catalog: Catalog;
  /** Path, URI path or bare name; only its last segment counts. */
  readonly fileName?: string | undefined;
  /** A kind that was chosen by hand; it wins over the file name, which wins over `@odata.type`. */
  readonly kind?: KindId | undefined;
}

/** Reads a document as a payload. Never throws: what is missing is `undefined`. */
export function readPayload(document: JsonDocument, options: ReadPayloadOptions): Payload {
  const id = rootString(document, 'id');
  return {
    document,
    catalog: options.catalog,
    ...kindFor(document, options),
    id: id === '' ? undefined : id,
    tenantId: tenantOf(document),
  };
}

function kindFor(
  document: JsonDocument,
  { catalog, ...options }: ReadPayloadOptions,
): Pick<Payload, 'kind' | 'kindFrom' | 'endingInRightCase'> {
  if (options.kind !== undefined) return { kind: catalog.kind(options.kind), kindFrom: 'option' };
  const byName = options.fileName === undefined ? undefined : kindOfFileName(options.fileName, catalog);
  if (byName) return { kind: byName, kindFrom: 'fileName' };
  const kind = catalog.kindOfODataType(rootString(document, '@odata.type') ?? '');
  if (kind) return { kind, kindFrom: 'odataType' };
  return { kind, kindFrom: undefined, endingInRightCase: endingInRightCase(options.fileName ?? '', catalog) };
}

/** Services differ in which of two members counts, so two are as good as one that can't be read. */
function tenantOf(document: JsonDocument): string | null | undefined {
  const { tape } = document;
  const count = memberNames(tape).filter((at) => tape.is(at, 'azureTenantId')).length;
  if (count === 0) return undefined;
  return count === 1 ? (rootString(document, 'azureTenantId') ?? null) : null;
}

/** The value of the first root member of that name, when it is a string. */
function rootString({ tape }: JsonDocument, name: string): string | undefined {
  const at = findMember(tape, name);
  return at !== undefined && tape.what(at + 1) === Entry.String ? tape.string(at + 1) : undefined;
}
