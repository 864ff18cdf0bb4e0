import type { JsonDocument } from '../document/json-document';
import type { Catalog } from '../catalog/catalog';
import type { Kind } from '../catalog/kinds';

/** A document read as a payload: which kind, which profile, which tenant. Whether it is added or updated is not its own: an intent comes with a check or a request. */
export interface Payload {
  readonly document: JsonDocument;
  /** What the payload was read by: its kind is a row of it, and checks, fixes and requests follow it too. */
  readonly catalog: Catalog;
  /** `undefined` when neither `--kind`, the file name nor the root `@odata.type` tells it. */
  readonly kind: Kind | undefined;
  /** What told the kind; an `@odata.type` that says another one is then a `kind-mismatch`. */
  readonly kindFrom: 'option' | 'fileName' | 'odataType' | undefined;
  /** The root `id` when it is a non-empty string. */
  readonly id: string | undefined;
  /**
   * The root `azureTenantId`, compared with the signed-in tenant before a write: `undefined` where there is none, null where
   * it is not one text (there twice, null, a number), so that nobody can say what a service makes of it.
   */
  readonly tenantId: string | null | undefined;
}
