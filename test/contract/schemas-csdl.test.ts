import assert from 'node:assert/strict';
import { deriveModel } from '../../src/build/derive/model';
import { bundledKinds } from '../../src/catalog/bundled-kinds';
import type { EdmType } from '../../src/catalog/edm';
import type { Meaning, Model, PropertyModel } from '../../src/catalog/model';
import { authored } from './support/payloads';

const { kinds } = bundledKinds;

/**
 * What the published typings do not tell: which numbers have 64 bits, which strings are dates. From the beta CSDL of
 * Microsoft Graph (microsoftgraph/msgraph-metadata). Every other primitive is an Edm.String.
 */
const edm: Readonly<Partial<Record<EdmType, readonly string[]>>> = {
  'Edm.Int32': [
    'domainSecurityProfile.countHits',
    'domainSecurityProfile.countInOrg',
    'ipSecurityProfile.countHits',
    'ipSecurityProfile.countHosts',
  ],
  'Edm.Int64': ['fileSecurityProfile.size', 'ipReferenceData.asn'],
  'Edm.Boolean': [
    'cloudAppSecurityProfile.isSigned',
    'hostSecurityProfile.isAzureAdJoined',
    'hostSecurityProfile.isAzureAdRegistered',
    'hostSecurityProfile.isHybridAzureDomainJoined',
    'malwareState.wasRunning',
    'vulnerabilityState.wasRunning',
  ],
  'Edm.DateTimeOffset': [
    'cloudAppSecurityProfile.createdDateTime',
    'cloudAppSecurityProfile.lastModifiedDateTime',
    'domainSecurityProfile.domainRegisteredDateTime',
    'domainSecurityProfile.firstSeenDateTime',
    'domainSecurityProfile.lastSeenDateTime',
    'fileSecurityProfile.firstSeenDateTime',
    'fileSecurityProfile.lastSeenDateTime',
    'hostSecurityProfile.firstSeenDateTime',
    'hostSecurityProfile.lastSeenDateTime',
    'ipSecurityProfile.firstSeenDateTime',
    'ipSecurityProfile.lastSeenDateTime',
    'logonUser.firstSeenDateTime',
    'logonUser.lastSeenDateTime',
    'userAccount.lastSeenDateTime',
    'userSecurityProfile.createdDateTime',
    'userSecurityProfile.lastModifiedDateTime',
  ],
};

/** The properties that a rule looks at because of what they mean. `*` is every kind. */
const meanings: Readonly<Record<Meaning, readonly string[]>> = {
  guid: ['*.azureSubscriptionId', '*.azureTenantId'],
  ip: ['ipSecurityProfile.address'],
  ipv4: ['networkInterface.ipV4Address'],
  ipv6: ['networkInterface.ipV6Address'],
  'ipv6-zone': ['networkInterface.localIpV6Address'],
  mac: ['networkInterface.macAddress'],
  'domain-name': ['domainSecurityProfile.name', 'hostSecurityProfile.fqdn'],
  url: ['domainRegistrant.url'],
  'url-or-word': ['cloudAppSecurityProfile.deploymentPackageUrl'],
  count: [...(edm['Edm.Int32'] ?? []), ...(edm['Edm.Int64'] ?? [])],
};

/** The only properties that are never null. */
const nonNullable = kinds.flatMap(({ type, required }) => ['id', ...required].map((name) => `${type}.${name}`));

describe('The authored schemas and the CSDL of the beta Graph', () => {
  let model: Model;

  /** Full names of the properties that a question is true for, sorted. */
  const where = (question: (property: PropertyModel) => boolean) =>
    Object.values(model.types)
      .flatMap(({ name, properties }) =>
        Object.values(properties).flatMap((property) => (question(property) ? [`${name}.${property.name}`] : [])),
      )
      .sort();

  before(async () => {
    model = deriveModel(await authored());
  });

  for (const [type, properties] of Object.entries(edm)) {
    it(`agree on what is an ${type}`, () => {
      assert.deepEqual(
        where((property) => property.type === type),
        [...properties].sort(),
      );
    });
  }

  it('agree that only the key and the tenant are never null, the tenant of a cloud app aside', () => {
    assert.deepEqual(
      where((property) => !property.nullable),
      [...nonNullable].sort(),
    );
  });

  it('agree that the six kinds are open types and that nested types are not', () => {
    const open = Object.values(model.types).filter((type) => type.open);
    assert.deepEqual(open.map(({ name }) => name).sort(), kinds.map(({ type }) => type).sort());
  });

  for (const [meaning, properties] of Object.entries(meanings)) {
    it(`mark the properties that mean ${meaning}, and no others`, () => {
      const expected = properties.flatMap((name) =>
        name.startsWith('*') ? kinds.map(({ type }) => name.replace('*', type)) : [name],
      );
      assert.deepEqual(
        where((property) => property.meaning === meaning),
        expected.sort(),
      );
    });
  }
});
