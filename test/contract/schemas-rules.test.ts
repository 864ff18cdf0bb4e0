import { bundledCatalog } from '../../src/catalog/bundled-catalog';
import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { createAjv } from '../../src/build/bundle/schema-plugin';
import { isPayloadFile } from '../../src/catalog/file-names';
import type { IntentChoice } from '../../src/payload/intent';
import { takeSnapshot } from '../../src/payload/snapshot';
import { check } from '../../src/validation/check';
import { filesIn, textOf } from './support/files';
import { mutantsOf } from './support/mutants';
import { authored, docsBodies, fullPayloads, resolvedSnippets } from './support/payloads';

const problemsOf = (text: string, fileName: string, intent: IntentChoice = 'add') =>
  check(takeSnapshot({ catalog: bundledCatalog, text, fileName }), { intent }).findings;

const rulesOf = (...args: Parameters<typeof problemsOf>) =>
  [...new Set(problemsOf(...args).map(({ rule }) => rule))].sort();

const errorsOf = (...args: Parameters<typeof problemsOf>) =>
  problemsOf(...args).flatMap(({ rule, severity }) => (severity === 'error' ? [rule] : []));

describe('The authored schemas and our own rules', () => {
  for (const { kind, payload } of fullPayloads()) {
    it(`find an error in the same mutants of a ${kind} payload`, async () => {
      const accepts = createAjv().compile((await authored())[kind] ?? assert.fail());
      fc.assert(
        fc.property(mutantsOf(payload), (mutant) => {
          const text = JSON.stringify(mutant);
          const errors = errorsOf(text, `a.${kind}.secprofile.json`);
          assert.equal(errors.length === 0, accepts(mutant), errors.join(', '));
        }),
        { numRuns: 200 },
      );
    });
  }

  for (const { name, kind, payload } of docsBodies()) {
    it(`find no error in the docs pages’ body ${name}`, () => {
      const text = JSON.stringify(payload);
      assert.deepEqual(errorsOf(text, `a.${kind}.secprofile.json`, name.startsWith('update') ? 'update' : 'add'), []);
    });
  }

  it('find nothing in a snippet as it stands but what is to be filled in', () => {
    for (const { name, kind, payload } of resolvedSnippets()) {
      const intent = name.endsWith('-update-tags') ? 'update' : 'add';
      const problems = problemsOf(JSON.stringify(payload), `a.${kind}.secprofile.json`, intent);
      assert.deepEqual([...new Set(problems.map(({ rule }) => rule))], ['placeholder'], name);
    }
  });

  it('find no problem in the examples that are not from the docs pages, but in the one with mistakes', () => {
    for (const name of filesIn('examples').filter(isPayloadFile)) {
      if (/^(docs|with-mistakes)/.test(name)) continue;
      assert.deepEqual(problemsOf(textOf(`examples/${name}`), name, 'auto'), [], name);
    }
  });

  it('find errors, doubts and advice in the example with mistakes', () => {
    const name = 'with-mistakes.host.secprofile.json';
    assert.deepEqual(rulesOf(textOf(`examples/${name}`), name), [
      'date-time',
      'enum',
      'ip-address',
      'missing-vendor-information',
      'placeholder',
      'type',
      'unknown-nested-property',
      'unknown-property',
      'utc',
    ]);
  });
});
