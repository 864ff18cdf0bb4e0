import type { JsonDocument } from '../document/json-document';
import type { Catalog } from '../catalog/catalog';
import type { Kind } from '../catalog/kinds';

/**
 * A document read as a payload: which kind, which profile, which tenant. It has no intent: whether it's added or updated is
 * up to the check or the request.
 */
export interface Payload {
  readonly document: JsonDocument;
  /** The catalog that the payload was read by; checks, fixes, and requests use it, too. */
  readonly catalog: Catalog;
  /** `undefined` when neither `--kind`, the file name nor the root `@odata.type` tells it. */
  readonly kind: Kind | undefined;
  /** What told the kind. An `@odata.type` that names another one is then a `kind-mismatch`. */
  readonly kindFrom: 'option' | 'fileName' | 'odataType' | undefined;
  /** If the kind is unknown: the ending of the file name that would tell it, if only its case keeps it from that. */
  readonly endingInRightCase?: string | undefined;
  /** The root `id` when it is a non-empty string. */
  readonly id: string | undefined;
  /**
   * The root `azureTenantId`, compared with the signed-in tenant before a write: `undefined` where there is none, null where
   * it isn't one string (there twice, null, a number): what a service makes of that is anyone's guess.
   */
  readonly tenantId: string | null | undefined;
}
