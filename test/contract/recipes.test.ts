import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { actions } from './support/actions';
import { root, textOf } from './support/files';

/** Part of a workflow of GitHub Actions. */
interface Workflow {
  readonly permissions: Readonly<Record<string, string>>;
  readonly jobs: Readonly<Record<string, { readonly steps: readonly { readonly uses?: string }[] }>>;
}

const pages = [
  ...readdirSync(root).filter((name) => name.endsWith('.md')),
  ...readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name.replaceAll('\\', '/')}`),
];

const recipes = pages.flatMap((page) =>
  [...textOf(page).matchAll(/^```ya?ml\n(.*?)^```$/gms)].map(([, text = ''], index) => ({
    name: `${page}, YAML ${index + 1}`,
    text,
  })),
);

const isWorkflow = (value: unknown): value is Workflow =>
  typeof value === 'object' && value !== null && 'jobs' in value;

describe('The recipes in the docs', () => {
  it('are there', () => {
    assert.ok(recipes.length >= 2);
    assert.ok(recipes.some(({ text }) => isWorkflow(parseAllDocuments(text)[0]?.toJS())));
  });

  for (const { name, text } of recipes) {
    it(`are YAML, with the listed versions and exactly the permissions that these need: ${name}`, () => {
      for (const document of parseAllDocuments(text)) {
        assert.deepEqual([...document.errors, ...document.warnings], []);
        const recipe: unknown = document.toJS();
        if (!isWorkflow(recipe)) continue;
        const used = Object.values(recipe.jobs).flatMap(({ steps }) => steps.flatMap(({ uses }) => uses ?? []));
        const needs = used.map((uses) => {
          const [action = '', version] = uses.split('@');
          const listed = actions[action];
          assert.ok(listed && Object.hasOwn(actions, action), `${action} is not in the list`);
          assert.equal(version, listed.version, action);
          return listed.needs;
        });
        assert.deepEqual(recipe.permissions, Object.assign({}, ...needs));
      }
    });
  }
});
