import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { bundledCatalog } from '../../../src/catalog/bundled-catalog';
import { parseDocument } from '../../../src/document/parse-document';
import { valueOf } from '../../../src/document/value';
import { markLimit } from '../../../src/validation/report';
import { exemplars } from './exemplars';
import { sitesOf } from './mutations';
import { check } from './support';

const values = fc.oneof(
  fc.constantFrom(
    'null',
    '"x"',
    '""',
    '5',
    '1.5',
    'true',
    '[]',
    '{}',
    '[null]',
    '[[]]',
    '[{}]',
    '{"a": 1}',
    '{"a@b": 1}',
  ),
  fc.constantFrom('{"@odata.type": "microsoft.graph.logonUser"}', '[{"@odata.type": 5}]', '[{"vendor": 5}]'),
  fc.json({ maxDepth: 2 }),
);

describe('The compiled schemas', () => {
  const places = exemplars.flatMap(({ kind, text }) => sitesOf(text, kind).map((site) => ({ kind, text, site })));

  it('refuse what the rules call an error, and nothing else, but for numbers and dates that a value does not show', () => {
    fc.assert(
      fc.property(fc.constantFrom(...places), values, ({ kind, text, site }, value) => {
        const { offset, length } = site.node;
        const mutant = text.slice(0, offset) + value + text.slice(offset + length);
        const errors = check(mutant, { kind: kind.id }).filter(({ severity }) => severity === 'error');
        const beyond = errors.filter(
          ({ rule, text: marked }) => rule === 'duplicate-key' || /\\u[dD]|[eE.]/.test(marked),
        );
        const accepts = bundledCatalog.validator(kind.id)(valueOf(parseDocument(mutant).tape));
        if (beyond.length === 0) assert.equal(errors.length === 0, accepts, mutant);
      }),
      { numRuns: 5000 },
    );
  });
});

describe('The number of errors that a compiled schema looks for', () => {
  const validate = bundledCatalog.validator('host');
  const list = (item: unknown) => Array.from({ length: 200_000 }, () => item);

  it('ends with what is shown, in items and in names', () => {
    const names = Object.fromEntries(list(1).map((value, index) => [`n${index}`, value]));
    for (const logonUsers of [list(5), list({ accountType: 5 }), [names], [{ logonTypes: list(5) }]]) {
      assert.equal(validate({ azureTenantId: 'x', logonUsers }), false);
      assert.equal(validate.errors?.length, markLimit);
    }
  });
});

describe('The bodies of the docs pages', () => {
  const folder = 'test/fixtures/docs-pages';
  for (const name of readdirSync(folder)) {
    const kind = exemplars.find((row) => name.includes(`-${row.kind.id}.`))?.kind.id;
    for (const intent of ['add', 'update'] as const) {
      it(`have no error: ${name} as ${intent}`, () => {
        const problems = check(readFileSync(`${folder}/${name}`, 'utf8'), { kind: kind ?? assert.fail(), intent });
        assert.deepEqual(
          problems.filter(({ severity }) => severity === 'error'),
          [],
        );
        assert.ok(problems.some(({ rule }) => rule === 'placeholder'));
        assert.ok(
          !problems.some(({ rule }) =>
            ['guid', 'ip-address', 'enum', 'mac-address', 'url', 'domain-name'].includes(rule),
          ),
        );
      });
    }
  }

  it('have the problems that graph-facts lists', () => {
    const count = (name: string, rule: string, intent: 'add' | 'update' = 'add') =>
      check(readFileSync(`${folder}/${name}`, 'utf8'), { fileName: 'x.secprofile.json', intent }).filter(
        (p) => p.rule === rule,
      ).length;
    assert.equal(count('add-user.response.json', 'date-order'), 1);
    assert.equal(count('add-user.response.json', 'server-set'), 3);
    assert.equal(count('add-domain.request.json', 'missing-vendor-information'), 1);
    assert.equal(count('add-ip.request.json', 'missing-vendor-information'), 1);
    assert.equal(count('add-host.request.json', 'missing-vendor-information'), 0);
    assert.equal(count('add-domain.request.json', 'utc'), 3);
    assert.equal(count('update-host.request.json', 'utc', 'update'), 0);
    assert.equal(count('update-host.request.json', 'not-updatable', 'update'), 16);
  });
});
