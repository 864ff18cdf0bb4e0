import { readFileSync } from 'node:fs';
import { createAjv } from '../../src/build/bundle/schema-plugin';
import { dereference } from '../../src/build/derive/dereference';
import type { ProfileSchema } from '../../src/build/derive/profile-schema';
import { createCatalog } from '../../src/catalog/catalog';
import { createKindTable, type Kind } from '../../src/catalog/kinds';
import { schemaFormats } from '../../src/validation/schema-formats';
import { modelOfCsdl } from './csdl-model';
import { schemaOfType } from './schema-of-type';

const namespace = 'microsoft.graph';

/** What a CSDL does not say. */
const detectionRule: Kind = {
  id: 'detectionrule',
  label: 'Detection Rule',
  plural: 'Detection Rules',
  type: 'security.detectionRule',
  path: '/security/rules/detectionRules',
  icon: 'shield',
  operations: ['add', 'update', 'get', 'list', 'delete'],
  serverSet: ['createdDateTime', 'lastModifiedDateTime'],
  required: ['id', 'displayName', 'status'],
  identifying: ['displayName'],
};

const deviceReport: Kind = {
  id: 'report',
  label: 'Report',
  plural: 'Reports',
  type: 'security.deviceReport',
  path: '/deviceReports',
  icon: 'file',
  operations: ['add', 'get', 'list'],
  serverSet: ['id'],
  required: [],
  updatable: ['string1'],
  identifying: ['string1'],
};

const kinds = createKindTable(namespace, [detectionRule, deviceReport]);
const model = modelOfCsdl(readFileSync('test/fixtures/foreign.csdl.xml', 'utf8'), namespace);

function validatorOf(kind: Kind) {
  const ajv = createAjv();
  for (const [name, format] of Object.entries(schemaFormats)) ajv.addFormat(name, format);
  return ajv.compile(dereference(schemaOfType(kind.type, model, kinds) as ProfileSchema));
}

/** A catalog that knows nothing of security profiles: two kinds, made of a small CSDL. */
export const foreignCatalog = createCatalog(
  kinds,
  model,
  Object.fromEntries(kinds.kinds.map((kind) => [kind.id, validatorOf(kind)])),
);
