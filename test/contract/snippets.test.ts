import assert from 'node:assert/strict';
import type { ProfileSchema } from '../../src/build/derive/profile-schema';
import { createAjv } from '../../src/build/bundle/schema-plugin';
import { bundledCatalog } from '../../src/catalog/bundled-catalog';
import { bundledKinds } from '../../src/catalog/bundled-kinds';
import { minimalAdd } from '../../src/catalog/templates.generated';
import { takeSnapshot } from '../../src/payload/snapshot';
import { check } from '../../src/validation/check';
import { jsonOf } from './support/files';
import { authored, resolvedSnippets, snippetsOf } from './support/payloads';
import { resolveSnippet } from './support/resolve-snippet';

const { kinds, kind, odataType } = bundledKinds;
const kindIds = kinds.map(({ id }) => id);

/** The payload of a snippet when every choice stands at its option number `turn`. */
const resolved = (body: readonly string[], turn = 0) =>
  JSON.parse(resolveSnippet(body.join('\n'), (options) => options[turn % options.length] ?? '').text) as object;

interface Manifest {
  readonly contributes: { readonly snippets: readonly { language: string; path: string }[] };
}

describe('Snippets', () => {
  let schemas: Record<string, ProfileSchema>;
  const payloads = snippetsOf('payloads');
  const nested = snippetsOf('nested-types');
  const everything = Object.entries({ ...payloads, ...nested });

  before(async () => {
    schemas = await authored();
  });

  it('are there for every kind (minimal Add, full Add, tags-only Update) and for every nested type', () => {
    const ofKinds = kindIds.flatMap((id) =>
      ['add', 'add-full', 'update-tags'].map((what) => `secprofile-${id}-${what}`),
    );
    const types = Object.values(schemas).flatMap(({ definitions }) =>
      Object.entries(definitions).flatMap(([name, { properties }]) => (properties ? [`secprofile-${name}`] : [])),
    );
    assert.deepEqual(everything.map(([, { prefix }]) => prefix).sort(), [...ofKinds, ...new Set(types)].sort());
  });

  it('are offered in JSON with and without comments', () => {
    const { contributes } = jsonOf('package.json') as Manifest;
    assert.deepEqual(contributes.snippets.map(({ language, path }) => `${language} ${path}`).sort(), [
      'json ./snippets/nested-types.json',
      'json ./snippets/payloads.json',
      'jsonc ./snippets/nested-types.json',
      'jsonc ./snippets/payloads.json',
    ]);
  });

  it('have a sentence about them', () => {
    for (const [name, { description }] of everything) assert.match(description, /^[A-Z].*\.$/, name);
  });

  it('have tab stops from 1 on in the order of the text, and the last stop after everything', () => {
    for (const [name, { body }] of everything) {
      const { stops } = resolveSnippet(body.join('\n'));
      const numbered = stops.slice(0, -1);
      assert.ok(numbered.length > 0, name);
      assert.deepEqual(
        numbered,
        numbered.map((_, index) => index + 1),
        name,
      );
      assert.match(body.at(-1) ?? '', /\}\$0$/, name);
    }
  });

  for (const id of kindIds) {
    it(`of ${id} are valid as they stand, with any choice`, () => {
      const schema = schemas[id];
      assert.ok(schema);
      const ajv = createAjv();
      const accepts = { add: ajv.compile(schema), update: ajv.compile({ ...schema, $id: 'update', required: [] }) };
      for (const { prefix, body } of Object.values(payloads)) {
        if (!prefix.startsWith(`secprofile-${id}-`)) continue;
        for (let turn = 0; turn < 7; turn += 1) {
          const accept = prefix.endsWith('-update-tags') ? accepts.update : accepts.add;
          assert.ok(accept(resolved(body, turn)), `${prefix}: ${JSON.stringify(accept.errors)}`);
        }
      }
    });
  }

  it('of nested types are valid as they stand, with any choice', () => {
    for (const { prefix, body } of Object.values(nested)) {
      const name = prefix.replace('secprofile-', '');
      const { $schema, definitions } =
        Object.values(schemas).find((schema) => name in schema.definitions) ?? assert.fail();
      const accept = createAjv().compile({ $schema, definitions, $ref: `#/definitions/${name}` });
      for (let turn = 0; turn < 7; turn += 1) assert.ok(accept(resolved(body, turn)), prefix);
    }
  });

  it('name every property in a full Add, but for those that the service sets', () => {
    for (const { id, serverSet } of kinds) {
      const full = resolvedSnippets().find(({ name }) => name === `secprofile-${id}-add-full`);
      const sent = Object.keys(schemas[id]?.properties ?? {}).filter((name) => !serverSet.includes(name));
      assert.deepEqual(Object.keys(full?.payload ?? {}), sent, id);
    }
  });

  it('send nothing but the tags in an Update, of the profile that its id names', () => {
    for (const id of kindIds) {
      const update = resolvedSnippets().find(({ name }) => name === `secprofile-${id}-update-tags`);
      assert.deepEqual(Object.keys(update?.payload ?? {}), ['@odata.type', 'id', 'tags'], id);
    }
  });

  it('mark each text to fill in as a placeholder until it is changed', () => {
    const textField = /"\$\{\d+:(?!00:00:00)[^}]*\}"/g;
    for (const { prefix, body } of Object.values(payloads)) {
      const text = resolveSnippet(body.join('\n')).text;
      const fields = body.join('\n').match(textField) ?? [];
      const kind = kindIds.find((id) => prefix.startsWith(`secprofile-${id}-`)) ?? assert.fail();
      const snapshot = takeSnapshot({ catalog: bundledCatalog, text, kind });
      const { findings } = check(snapshot, { intent: prefix.endsWith('update-tags') ? 'update' : 'add' });
      assert.deepEqual(
        findings.map(({ rule }) => rule),
        fields.map(() => 'placeholder'),
        prefix,
      );
    }
  });

  it('write today in UTC', () => {
    const host = resolvedSnippets().find(({ name }) => name === 'secprofile-host-add-full');
    assert.equal(host?.payload['lastSeenDateTime'], '2026-11-21T00:00:00Z');
  });

  it('never offer the sentinel of an enum', () => {
    assert.ok(!JSON.stringify({ payloads, nested }).includes('unknownFutureValue'));
  });

  it('and the templates of new payloads are the same minimal Add', () => {
    for (const id of kindIds) {
      const snippet = Object.values(payloads).find(({ prefix }) => prefix === `secprofile-${id}-add`);
      assert.equal(minimalAdd[id], snippet?.body.join('\n'));
      assert.ok(minimalAdd[id]?.startsWith(`{\n\t"@odata.type": "${odataType(kind(id).type)}"`));
    }
  });
});
