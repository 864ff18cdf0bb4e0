import { createKindTable, type Kind, type KindId } from './kinds';

const row = (
  id: KindId,
  label: string,
  plural: string,
  type: string,
  icon: string,
  identifying: readonly string[],
  more?: Partial<Pick<Kind, 'serverSet' | 'required'>>,
): Kind => ({
  id,
  label,
  plural,
  type,
  path: `/security/${type}s`,
  icon,
  operations: ['add', 'update', 'get', 'list', 'delete'],
  serverSet: ['id'],
  required: ['azureTenantId'],
  updatable: ['tags', 'vendorInformation'],
  identifying,
  ...more,
});

const stamped = ['id', 'createdDateTime', 'lastModifiedDateTime'];

/**
 * The six security profiles of the beta Graph: what their schemas can't say. To add a kind, add a row here and its schema in
 * `schemas/`. Names and paths are those of the beta CSDL.
 */
export const bundledKinds = createKindTable('microsoft.graph', [
  row('host', 'Host', 'Hosts', 'hostSecurityProfile', 'vm', ['fqdn']),
  row('domain', 'Domain', 'Domains', 'domainSecurityProfile', 'globe', ['name']),
  row('user', 'User', 'Users', 'userSecurityProfile', 'account', ['userPrincipalName'], { serverSet: stamped }),
  row('ip', 'IP', 'IPs', 'ipSecurityProfile', 'radio-tower', ['address']),
  row('file', 'File', 'Files', 'fileSecurityProfile', 'file-binary', ['names', 'hashes']),
  // The one kind whose azureTenantId is nullable.
  row('cloudapp', 'Cloud App', 'Cloud Apps', 'cloudAppSecurityProfile', 'cloud', ['name'], {
    serverSet: stamped,
    required: [],
  }),
]);
