/**
 * The table of profile kinds: what the schemas cannot say. A kind is a row; adding one is adding a row here and its
 * schema in `schemas/`. Names and sets are those of the beta CSDL (`microsoft.graph`, singleton `security`).
 */

export type KindId = 'host' | 'domain' | 'user' | 'ip' | 'file' | 'cloudapp';

/** What a person wants to do with a payload: Add is POST, Update is PATCH. */
export type Intent = 'add' | 'update';

export interface Kind {
  readonly id: KindId;
  /** Singular and plural, for sentences and the tree. */
  readonly label: string;
  readonly plural: string;
  /** Type name inside the namespace `microsoft.graph`, as written in `@odata.type`; case counts. */
  readonly type: string;
  /** Containment navigation property of the singleton `security`. */
  readonly entitySet: string;
  /** Codicon name. */
  readonly icon: string;
  /** The schema's file name in `schemas/`. */
  readonly schema: string;
  /** Root properties that the service sets itself; `id` is one in every kind. */
  readonly serverSet: readonly string[];
  /** Whether an Add must carry `azureTenantId`: it is non-nullable in every kind but cloudapp. */
  readonly tenantRequired: boolean;
}

export const namespace = 'microsoft.graph';

const row = (
  id: KindId,
  label: string,
  plural: string,
  type: string,
  icon: string,
  more?: Partial<Pick<Kind, 'serverSet' | 'tenantRequired'>>,
): Kind => ({
  id,
  label,
  plural,
  type,
  entitySet: `${type}s`,
  icon,
  schema: `${id}.schema.json`,
  serverSet: ['id'],
  tenantRequired: true,
  ...more,
});

const stamped = ['id', 'createdDateTime', 'lastModifiedDateTime'];

export const kinds: readonly Kind[] = [
  row('host', 'Host', 'Hosts', 'hostSecurityProfile', 'vm'),
  row('domain', 'Domain', 'Domains', 'domainSecurityProfile', 'globe'),
  row('user', 'User', 'Users', 'userSecurityProfile', 'account', { serverSet: stamped }),
  row('ip', 'IP', 'IPs', 'ipSecurityProfile', 'radio-tower'),
  row('file', 'File', 'Files', 'fileSecurityProfile', 'file-binary'),
  row('cloudapp', 'Cloud App', 'Cloud Apps', 'cloudAppSecurityProfile', 'cloud', {
    serverSet: stamped,
    tenantRequired: false,
  }),
];

export const kindIds: readonly KindId[] = kinds.map((kind) => kind.id);

const byId = new Map<string, Kind>(kinds.map((kind) => [kind.id, kind]));
const byType = new Map<string, Kind>(kinds.map((kind) => [kind.type, kind]));

/** The row of a kind id, such as `host`; `undefined` where there is none. */
export function kindOf(id: string): Kind | undefined {
  return byId.get(id);
}

/** The row of a known kind id. */
export function kind(id: KindId): Kind {
  const found = byId.get(id);
  if (!found) throw new RangeError(`No kind ${id}`);
  return found;
}

/**
 * The kind of an `@odata.type` such as `#microsoft.graph.hostSecurityProfile`. One leading `#` is optional, case counts
 * (OData JSON 4.01 §4.6.3; Graph's reader strips one `#`).
 */
export function kindOfODataType(value: string): Kind | undefined {
  const prefix = `${namespace}.`;
  const name = value.startsWith('#') ? value.slice(1) : value;
  return name.startsWith(prefix) ? byType.get(name.slice(prefix.length)) : undefined;
}

/** `#microsoft.graph.hostSecurityProfile` */
export function odataTypeOf(kind: Kind): string {
  return `#${namespace}.${kind.type}`;
}
