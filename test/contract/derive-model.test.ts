import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { bundledCatalog } from '../../src/catalog/bundled-catalog';
import { deriveModel } from '../../src/build/derive/model';
import type { ProfileSchema, PropertySchema } from '../../src/build/derive/profile-schema';
import { createAjv } from '../../src/build/bundle/schema-plugin';
import { mutantsOf } from './support/mutants';
import { authored, fullPayloads } from './support/payloads';

describe('What is derived from the authored schemas', () => {
  let schemas: Record<string, ProfileSchema>;

  /** The model when `host.fqdn` is another schema. */
  const modelWith = (fqdn: PropertySchema) => {
    const host = schemas['host'];
    assert.ok(host);
    return deriveModel({ ...schemas, host: { ...host, properties: { ...host.properties, fqdn } } });
  };

  before(async () => {
    schemas = await authored();
  });

  it('the model throws on a keyword that it does not know, rather than to guess', () => {
    assert.throws(() => modelWith({ type: 'string', pattern: '^a' }), /fqdn: deriveModel does not understand pattern/);
    assert.throws(() => modelWith({ type: 'array', items: { type: 'string', not: {} } }), /fqdn\[\].*not/);
  });

  it('the model throws on a type that has no Edm type', () => {
    assert.throws(() => modelWith({ type: 'number' }), /fqdn: no Edm type for number/);
    assert.throws(() => modelWith({ type: 'string', format: 'uuid' }), /no Edm type for string uuid/);
    assert.throws(() => modelWith({ type: ['string', 'integer'] }), /needs one type/);
  });

  it('the model throws on a reference that leads nowhere', () => {
    assert.throws(() => modelWith({ $ref: '#/definitions/toString' }), /no definition/);
  });

  it('the model throws when two schemas define one name differently', () => {
    const { user } = schemas;
    assert.ok(user);
    const other = { ...user.definitions['securityVendorInformation'], properties: {} };
    const changed = { ...user, definitions: { ...user.definitions, securityVendorInformation: other } };
    assert.throws(() => deriveModel({ ...schemas, user: changed }), /securityVendorInformation/);
  });

  for (const { kind, payload } of fullPayloads()) {
    it(`the compiled validator of ${kind} gives the verdict and the places of the authored schema`, () => {
      const schema = schemas[kind];
      const compiled = bundledCatalog.validator(kind);
      assert.ok(schema && compiled);
      const whole = createAjv().compile(schema);
      const places = (errors: typeof whole.errors) =>
        new Set((errors ?? []).map(({ instancePath, keyword }) => `${instancePath} ${keyword}`).filter(withoutEnums));
      assert.ok(compiled(payload));
      fc.assert(
        fc.property(mutantsOf(payload), (mutant) => {
          assert.equal(compiled(mutant), whole(mutant));
          assert.deepEqual(places(compiled.errors), places(whole.errors));
        }),
        { numRuns: 200 },
      );
    });
  }
});

/** The authored enums are an `anyOf`, of which the compiled ones keep the part that decides. */
function withoutEnums(place: string): boolean {
  return !/ (anyOf|enum)$/.test(place);
}
