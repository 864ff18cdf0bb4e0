/**
 * The shape of a catalog's types: what the rules, the sandbox, and `$metadata` need to know about a property, without its
 * descriptions. Types may be recursive. The bundled ones are derived from `schemas/` (see `src/build/derive/`).
 */

/** What a value means beyond its type, where a rule looks at the meaning (graph-facts §6). */
export type Meaning =
  'guid' | 'ip' | 'ipv4' | 'ipv6' | 'ipv6-zone' | 'mac' | 'domain-name' | 'url' | 'url-or-word' | 'count';

export interface PropertyModel {
  readonly name: string;
  /** A primitive type (edm.ts), or the name of an enum or type inside the catalog's namespace, such as `logonUser`. */
  readonly type: string;
  readonly form: 'primitive' | 'enum' | 'complex';
  readonly collection: boolean;
  readonly nullable: boolean;
  readonly meaning?: Meaning;
}

export interface TypeModel {
  /** Name inside the catalog's namespace: `hostSecurityProfile`, `security.detectionRule`. */
  readonly name: string;
  /** Open types accept names that they don't declare: the bundled kinds are open, their nested types aren't. */
  readonly open: boolean;
  readonly properties: Readonly<Record<string, PropertyModel>>;
}

export interface Model {
  readonly types: Readonly<Record<string, TypeModel>>;
  /** Known members of each enum, without the sentinel `unknownFutureValue`. */
  readonly enums: Readonly<Record<string, readonly string[]>>;
}
