import { createKindTable, type Kind, type KindId } from './kinds';

/**
 * The six security profiles of the beta Graph: what their schemas cannot say. Adding a kind is adding a row here and its
 * schema in `schemas/`. Names and paths are those of the beta CSDL.
 */
const row = (
  id: KindId,
  label: string,
  plural: string,
  type: string,
  icon: string,
  identifying: readonly string[],
  words: Pick<Kind, 'purpose' | 'nameLabel'>,
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
  ...words,
  ...more,
});

const stamped = ['id', 'createdDateTime', 'lastModifiedDateTime'];

export const bundledKinds = createKindTable('microsoft.graph', [
  row('host', 'Host', 'Hosts', 'hostSecurityProfile', 'vm', ['fqdn'], {
    purpose: 'A computer: its operating system, its network cards, and who signed in to it.',
    nameLabel: 'Fully qualified domain name',
  }),
  row('domain', 'Domain', 'Domains', 'domainSecurityProfile', 'globe', ['name'], {
    purpose: 'A domain name: its reputation, its registrant, and where it was seen.',
    nameLabel: 'Domain name',
  }),
  row(
    'user',
    'User',
    'Users',
    'userSecurityProfile',
    'account',
    ['userPrincipalName'],
    {
      purpose: 'A person: the sign-in name, the risk, and the accounts in services.',
      nameLabel: 'User principal name',
    },
    { serverSet: stamped },
  ),
  row('ip', 'IP', 'IPs', 'ipSecurityProfile', 'radio-tower', ['address'], {
    purpose: 'An IP address: its reputation, its network, and its location.',
    nameLabel: 'IP address',
  }),
  row('file', 'File', 'Files', 'fileSecurityProfile', 'file-binary', ['names', 'hashes'], {
    purpose: 'A file: its names, its hashes, and the malware found in it.',
    nameLabel: 'File name or hash',
  }),
  // The one kind whose azureTenantId is nullable.
  row(
    'cloudapp',
    'Cloud App',
    'Cloud Apps',
    'cloudAppSecurityProfile',
    'cloud',
    ['name'],
    {
      purpose: 'A cloud app: its publisher, its permissions, and the policy that applies to it.',
      nameLabel: 'App name',
    },
    { serverSet: stamped, required: [] },
  ),
]);
