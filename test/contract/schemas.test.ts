import Ajv from 'ajv';
import addFormats from 'ajv-formats';
import assert from 'node:assert/strict';
import { schemaFile } from '../../src/build/derive/schema-files';
import { annotate } from '../../src/build/derive/annotations';
import { typeNameOf } from '../../src/build/derive/model';
import type { ProfileSchema, PropertySchema } from '../../src/build/derive/profile-schema';
import { createAjv } from '../../src/build/bundle/schema-plugin';
import { bundledKinds } from '../../src/catalog/bundled-kinds';
import type { KindId } from '../../src/catalog/kinds';
import { filesIn, jsonOf } from './support/files';
import { authored, docsBodies } from './support/payloads';

const { kinds } = bundledKinds;

/** Every property of every type, with its place. */
function* allProperties(schemas: Record<string, ProfileSchema>): Generator<[place: string, property: PropertySchema]> {
  for (const [id, schema] of Object.entries(schemas)) {
    for (const [owner, type] of [[id, schema] as const, ...Object.entries(schema.definitions)]) {
      for (const [name, property] of Object.entries(type.properties ?? {})) yield [`${owner}.${name}`, property];
    }
  }
}

describe('The authored schemas', () => {
  let schemas: Record<string, ProfileSchema>;
  const verdict = (id: KindId, payload: unknown): boolean => {
    const schema = schemas[id];
    return schema !== undefined && createAjv().validate(schema, payload);
  };

  before(async () => {
    schemas = await authored();
  });

  for (const { name, kind, payload } of docsBodies()) {
    it(`accept the docs pages’ body ${name}`, () => {
      assert.ok(verdict(kind, payload));
    });
  }

  it('compile in ajv’s strict mode as it comes, all that the folder has', () => {
    const files = filesIn('schemas').filter((name) => name.endsWith('.schema.json'));
    assert.deepEqual([...files].sort(), kinds.map(schemaFile).sort());
    for (const name of files) {
      const ajv = addFormats(new Ajv({ strict: true }));
      assert.equal(typeof ajv.compile(jsonOf(`schemas/${name}`) as object), 'function', name);
    }
  });

  it('have annotations of what is there, and of nothing else', () => {
    const nothing = { inferred: {}, meanings: {}, members: {} };
    assert.throws(() => annotate(schemas, { ...nothing, inferred: { hostSecurityProfile: ['fqdm'] } }), /fqdm/);
    assert.throws(() => annotate(schemas, { ...nothing, members: { logonType: { telepathic: 'x' } } }), /telepathic/);
  });

  it('are one a kind, each for the type of its kind', () => {
    assert.deepEqual(
      Object.entries(schemas).map(([id, schema]) => typeNameOf(schema, id)),
      kinds.map(({ type }) => type),
    );
  });

  it('define what they share in the same words', () => {
    const seen = new Map<string, PropertySchema>();
    for (const schema of Object.values(schemas)) {
      for (const [name, definition] of Object.entries(schema.definitions)) {
        assert.deepEqual(definition, seen.get(name) ?? definition, name);
        seen.set(name, definition);
      }
    }
    assert.ok(seen.size > 0);
  });

  it('explain every property in a sentence, with a title and the source of its meaning', () => {
    for (const [place, { title, description, 'x-source': source }] of allProperties(schemas)) {
      assert.ok(title, place);
      assert.match(description ?? '', /^[A-Z].*\.$/s, place);
      assert.match(source ?? '', /^(documented|inferred)$/, place);
    }
  });

  it('explain every member of an enum, and never offer the sentinel', () => {
    for (const { definitions } of Object.values(schemas)) {
      for (const [name, { anyOf }] of Object.entries(definitions)) {
        const { enum: members = [], enumDescriptions = [] } = anyOf?.[0] ?? {};
        assert.equal(members.length, enumDescriptions.length, name);
        assert.ok(!members.includes('unknownFutureValue'), name);
        for (const sentence of enumDescriptions) assert.match(sentence, /^[A-Z].*\.$/, name);
      }
    }
  });

  it('give an example of every value, and each is valid', () => {
    const ajv = createAjv();
    for (const schema of Object.values(schemas)) ajv.addSchema(schema);
    for (const [id, schema] of Object.entries(schemas)) {
      for (const [place, property] of allProperties({ [id]: schema })) {
        const isStructure = Object.values(schema.definitions).some(
          (type) => type.properties && JSON.stringify(property).includes(`/${type.title ?? ''}"`),
        );
        assert.equal((property.examples ?? []).length, isStructure ? 0 : 1, place);
        const { $schema, definitions } = schema;
        const alone = { $schema, definitions, properties: { value: property }, type: 'object' };
        for (const value of property.examples ?? []) assert.ok(ajv.validate(alone, { value }), place);
      }
    }
  });

  it('ask for the tenant, but not of a cloud app', () => {
    for (const { id, required } of kinds) {
      const tenantRequired = required.includes('azureTenantId');
      assert.equal(verdict(id, {}), !tenantRequired, id);
      assert.equal(verdict(id, { azureTenantId: '' }), !tenantRequired, id);
      assert.equal(verdict(id, { azureTenantId: null }), !tenantRequired, id);
      assert.equal(verdict(id, { azureTenantId: 'Azure Tenant Id value' }), true, id);
    }
  });

  it('accept names that a kind does not declare, and refuse those that a nested type does not', () => {
    const host = { azureTenantId: 'x' };
    assert.ok(verdict('host', { ...host, isAzureAadJoined: true }));
    assert.ok(!verdict('host', { ...host, vendorInformation: { Vendor: 'Contoso' } }));
    assert.ok(verdict('host', { ...host, vendorInformation: { 'vendor@odata.type': '#String', '@odata.etag': 1 } }));
  });

  it('take a type name with and without #, and no other', () => {
    for (const { id, type } of kinds) {
      const verdicts = [
        `#microsoft.graph.${type}`,
        `microsoft.graph.${type}`,
        type,
        `#microsoft.graph.${id}`,
        null,
      ].map((name) => verdict(id, { azureTenantId: 'x', '@odata.type': name }));
      assert.deepEqual(verdicts, [true, true, false, false, false], id);
    }
  });

  it('leave doubts to our warnings: unknown members, null in collections, negative counts', () => {
    assert.ok(verdict('host', { azureTenantId: 'x', logonUsers: [null, { accountType: 'root', logonTypes: [null] }] }));
    assert.ok(verdict('host', { azureTenantId: 'x', tags: null, logonUsers: null, vendorInformation: null }));
    assert.ok(verdict('domain', { azureTenantId: 'x', countHits: -1, name: 'not a domain' }));
  });
});
