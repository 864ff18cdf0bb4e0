import assert from 'node:assert/strict';
import type { ValidateFunction } from 'ajv';
import * as fc from 'fast-check';
import { createAjv } from '../../src/build/bundle/schema-plugin';
import { schemaFile } from '../../src/build/derive/schema-files';
import { bundledKinds } from '../../src/catalog/bundled-kinds';
import type { KindId } from '../../src/catalog/kinds';
import { differences, unseen } from './support/engine-differences';
import { filesIn } from './support/files';
import { JsonService } from './support/json-service';
import { mutantsOf } from './support/mutants';
import { authored, docsBodies, exampleText, fullPayloads, resolvedSnippets } from './support/payloads';

const { kinds } = bundledKinds;
const kindIds = kinds.map(({ id }) => id);

describe('ajv and VS Code’s JSON service on the authored schemas', () => {
  const validators = new Map<string, ValidateFunction>();
  const service = new JsonService(
    kinds.map((kind) => ({ fileMatch: [`*.${kind.id}.json`], path: `schemas/${schemaFile(kind)}` })),
  );

  const ajvAccepts = (kind: KindId, text: string) => validators.get(kind)?.(JSON.parse(text)) ?? assert.fail();
  const serviceAccepts = async (kind: KindId, text: string) =>
    (await service.problems(`a.${kind}.json`, text)).length === 0;

  before(async () => {
    for (const [id, schema] of Object.entries(await authored())) validators.set(id, createAjv().compile(schema));
  });

  for (const { name, kind, payload } of [...docsBodies(), ...resolvedSnippets()]) {
    it(`give the same verdict on ${name}`, async () => {
      const text = JSON.stringify(payload);
      const accepted = !name.endsWith('-update-tags') || kind === 'cloudapp';
      assert.equal(ajvAccepts(kind, text), accepted);
      assert.equal(await serviceAccepts(kind, text), accepted);
    });
  }

  for (const { kind, payload } of fullPayloads()) {
    it(`give the same verdict on mutants of a ${kind} payload`, async () => {
      const verdicts = new Set<boolean>();
      await fc.assert(
        fc.asyncProperty(mutantsOf(payload), async (mutant) => {
          const text = JSON.stringify(mutant);
          fc.pre(!differences.some(({ occursIn }) => occursIn.test(text)));
          const verdict = ajvAccepts(kind, text);
          verdicts.add(verdict);
          assert.equal(await serviceAccepts(kind, text), verdict);
        }),
        { numRuns: 150 },
      );
      assert.equal(verdicts.size, 2, 'mutants of both verdicts');
    });
  }

  for (const { what, text, ajv, service: other, occursIn, why } of differences) {
    it(`differ on ${what}: ${why}`, async () => {
      const kind = text.includes('countHits') ? 'ip' : 'host';
      assert.match(text, occursIn);
      assert.deepEqual([ajvAccepts(kind, text), await serviceAccepts(kind, text)], [ajv, other]);
    });
  }

  for (const { what, kind, text } of unseen) {
    it(`both accept ${what}, so that our own checks have to see it`, async () => {
      assert.deepEqual([ajvAccepts(kind, text), await serviceAccepts(kind, text)], [true, true]);
    });
  }

  it('give the same verdict on the example payloads', async () => {
    for (const name of filesIn('examples')) {
      const kind = kindIds.find((id) => name.endsWith(`.${id}.secprofile.json`));
      if (!kind) continue;
      const text = exampleText(name);
      assert.equal(await serviceAccepts(kind, text), ajvAccepts(kind, text), name);
    }
  });
});
