/**
 * The shape of the property model that the bundler derives from `schemas/` (see `src/build/`): what the rules, the
 * sandbox and `$metadata` need to know of a property, without its prose.
 */

/** Edm primitive types that occur in the six kinds (OData CSDL 4.01 §3.3). */
export type EdmType = 'Edm.String' | 'Edm.Boolean' | 'Edm.Int32' | 'Edm.Int64' | 'Edm.DateTimeOffset';

/** What a value means beyond its type, where a rule looks at the meaning (graph-facts §6). */
export type Meaning =
  'guid' | 'ip' | 'ipv4' | 'ipv6' | 'ipv6-zone' | 'mac' | 'domain-name' | 'url' | 'url-or-word' | 'count';

export interface PropertyModel {
  readonly name: string;
  /** An Edm type, or the name of an enum or nested type of `microsoft.graph`, such as `logonUser`. */
  readonly type: string;
  readonly form: 'primitive' | 'enum' | 'complex';
  readonly collection: boolean;
  readonly nullable: boolean;
  readonly meaning?: Meaning;
}

export interface TypeModel {
  /** Name inside `microsoft.graph`. */
  readonly name: string;
  /** Open types may carry names that they do not declare: the six kinds are open, nested types are not. */
  readonly open: boolean;
  readonly properties: Readonly<Record<string, PropertyModel>>;
}

export interface Model {
  readonly types: Readonly<Record<string, TypeModel>>;
  /** Known members of each enum, without the sentinel `unknownFutureValue`. */
  readonly enums: Readonly<Record<string, readonly string[]>>;
}
