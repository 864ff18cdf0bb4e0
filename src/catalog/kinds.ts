/** What is known about a kind of resource beyond its type, and a table of such rows. */

/** Names a kind: in file names, options, commands and results. A word of lower-case letters and digits. */
export type KindId = string;

/** What a person wants to do with a payload: Add is POST, Update is PATCH. */
export type Intent = 'add' | 'update';

/**
 * A request that changes something in a service: an Add or Update of a payload, or the DELETE of a profile whose payload
 * file is gone.
 */
export type Write = Intent | 'delete';

/** What a service does with the resources of a kind. */
export type Operation = Write | 'get' | 'list';

export interface Kind {
  readonly id: KindId;
  /** Singular and plural, for sentences and the tree. */
  readonly label: string;
  readonly plural: string;
  /** Name of the entity type inside the catalog's namespace, as written in `@odata.type`; case counts. */
  readonly type: string;
  /** Path of the collection below `{base}`: `/security/hostSecurityProfiles`. */
  readonly path: string;
  /** Codicon name. */
  readonly icon: string;
  readonly operations: readonly Operation[];
  /** Root properties that the service sets itself, `id` among them unless the client chooses it. */
  readonly serverSet: readonly string[];
  /** Root properties that an Add must carry. */
  readonly required: readonly string[];
  /** Root properties that an Update can change; absent if undocumented. */
  readonly updatable?: readonly string[];
  /** Root properties by which people tell resources apart, the most telling first. */
  readonly identifying: readonly string[];
}

/** The last segment of a kind's path, `hostSecurityProfiles`: what its collection is called. */
export function setOf({ path }: Pick<Kind, 'path'>): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** The kinds of a service. */
export interface KindTable {
  /** Namespace of all types: `microsoft.graph`. */
  readonly namespace: string;
  readonly kinds: readonly Kind[];
  /** The row of an id, such as `host`; `undefined` where there is none. */
  readonly findKind: (id: string) => Kind | undefined;
  /** The row of a known id. @throws RangeError where there is none */
  readonly kind: (id: KindId) => Kind;
  /**
   * The kind of an `@odata.type` such as `#microsoft.graph.hostSecurityProfile`. One leading `#` is optional, case counts
   * (OData JSON 4.01 §4.6.3; Graph's reader strips one `#`).
   */
  readonly kindOfODataType: (value: string) => Kind | undefined;
  /** The `@odata.type` of a type: `#microsoft.graph.hostSecurityProfile`. */
  readonly odataType: (type: string) => string;
}

/** Makes a table of kinds. Their ids and types must be unique. */
export function createKindTable(namespace: string, kinds: readonly Kind[]): KindTable {
  const byId = new Map(kinds.map((kind) => [kind.id, kind]));
  const byType = new Map(kinds.map((kind) => [`${namespace}.${kind.type}`, kind]));
  return {
    namespace,
    kinds,
    findKind: (id) => byId.get(id),
    kind: (id) => {
      const found = byId.get(id);
      if (!found) throw new RangeError(`No kind ${id}`);
      return found;
    },
    kindOfODataType: (value) => byType.get(value.startsWith('#') ? value.slice(1) : value),
    odataType: (type) => `#${namespace}.${type}`,
  };
}
