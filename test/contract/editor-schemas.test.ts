import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import type { ProfileSchema, PropertySchema } from '../../src/build/derive/profile-schema';
import { bundledKinds } from '../../src/catalog/bundled-kinds';
import { jsonOf } from './support/files';
import { contributed } from './support/json-service';
import { mutantsOf } from './support/mutants';
import { authored, fullPayloads } from './support/payloads';

const { kinds } = bundledKinds;
const kindIds = kinds.map(({ id }) => id);

const editorSchema = (id: string) => jsonOf(`schemas/vscode/${id}.schema.json`) as ProfileSchema;

/** Keywords that offer and explain; all others assert something. */
const harmless = new Set(
  `$schema $ref title description markdownDescription defaultSnippets allowComments allowTrailingCommas
   suggestSortText properties items anyOf allOf if then`.split(/\s+/),
);

/** Places of keywords that could mark something, but for those in an `anyOf` that ends with "anything" and in an `if`. */
function marking(schema: PropertySchema, place = ''): string[] {
  const below = (of: Record<string, PropertySchema> = {}) =>
    Object.entries(of).flatMap(([name, value]) => marking(value, `${place}/${name}`));
  const isLoose = schema.anyOf === undefined || Object.keys(schema.anyOf.at(-1) ?? { closed: true }).length === 0;
  const branches = (schema['allOf'] ?? []) as { then: PropertySchema }[];
  return [
    ...Object.keys(schema).flatMap((keyword) => (harmless.has(keyword) ? [] : [`${place} ${keyword}`])),
    ...(isLoose ? [] : [`${place} anyOf`]),
    ...below(schema.properties),
    ...(schema.items ? marking(schema.items, `${place}[]`) : []),
    ...branches.flatMap(({ then }) => marking(then, place)),
  ];
}

/** The names of properties and enum members at a place, and below it. */
function offered(schema: PropertySchema, definitions: ProfileSchema['definitions'] = {}): unknown {
  const { $ref } = schema;
  const type = $ref === undefined ? schema : (definitions[$ref.replace('#/definitions/', '')] ?? {});
  const items = type.items ?? type.anyOf?.[0]?.items;
  if (items) return offered(items, definitions);
  const properties = Object.entries(type.properties ?? {});
  return [type.anyOf?.[0]?.enum ?? [], properties.map(([name, property]) => [name, offered(property, definitions)])];
}

describe('The schemas that VS Code is given', () => {
  let schemas: Record<string, ProfileSchema>;

  before(async () => {
    schemas = await authored();
  });

  it('offer the properties of the authored ones, of kinds and nested types, and their enum members', () => {
    for (const id of kindIds) {
      const [ours, theirs] = [editorSchema(id), schemas[id]];
      assert.ok(theirs);
      assert.deepEqual(offered(ours), offered(theirs, theirs.definitions), id);
    }
  });

  it('have nothing beside a reference, which newer JSON services ignore there', () => {
    for (const id of [...kindIds, 'profile']) {
      const objects = JSON.stringify(editorSchema(id)).match(/\{[^{}]*"\$ref"[^{}]*\}/g) ?? [];
      for (const object of objects) assert.deepEqual(Object.keys(JSON.parse(object) as object), ['$ref'], id);
    }
  });

  it('have no keyword that could mark anything', () => {
    for (const id of [...kindIds, 'profile']) assert.deepEqual(marking(editorSchema(id)), [], id);
  });

  for (const { kind, payload } of fullPayloads()) {
    it(`mark nothing in a ${kind} payload, whatever is wrong with it`, async () => {
      await fc.assert(
        fc.asyncProperty(mutantsOf(payload), async (mutant) => {
          const text = JSON.stringify(mutant, null, 1);
          assert.deepEqual(await contributed().problems(`a.${kind}.secprofile.json`, text), []);
          assert.deepEqual(await contributed().problems('a.secprofile.json', text), []);
        }),
        { numRuns: 60 },
      );
    });
  }

  it('mark nothing in JSON that is no payload at all', async () => {
    await fc.assert(
      fc.asyncProperty(fc.json(), fc.constantFrom(...kindIds), async (text, id) => {
        assert.deepEqual(await contributed().problems(`a.${id}.secprofile.json`, text), []);
        assert.deepEqual(await contributed().problems('a.secprofile.json', text), []);
      }),
      { numRuns: 100 },
    );
  });

  it('let comments and trailing commas pass, and leave syntax errors and double names to the JSON service', async () => {
    const problems = async (text: string) =>
      (await contributed().problems('a.host.secprofile.json', text)).map(({ message }) => message);
    assert.deepEqual(await problems('// a comment\n{"fqdn": "a", /* and one */ "tags": [],}'), []);
    assert.deepEqual(await problems('{"fqdn" "a"}'), ['Colon expected']);
    assert.deepEqual(await problems('{"os": "a", "os": "b"}'), ['Duplicate object key', 'Duplicate object key']);
  });

  it('belong each to the file names of one kind, and the router to no name that tells a kind', async () => {
    for (const { id, type } of kinds) {
      const [item] = await contributed().completions(`a.${id}.secprofile.json`, '{"@odata.type": |}');
      assert.equal(item?.label, `"#microsoft.graph.${type}"`);
    }
    const plain = await contributed().completions('host.secprofile.json', '{"@odata.type": |}');
    assert.equal(plain.length, kinds.length);
  });
});
