import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { actions, commands, type Permissions } from './support/actions';
import { root, textOf } from './support/files';

/** Part of a workflow of GitHub Actions. A job's permissions stand in place of the workflow's, and don't add to them. */
interface Workflow {
  readonly permissions?: Permissions;
  readonly jobs: Readonly<Record<string, Job>>;
}

interface Job {
  readonly permissions?: Permissions;
  readonly steps: readonly { readonly uses?: string; readonly run?: string }[];
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
        const jobs = Object.entries(recipe.jobs);
        assert.deepEqual(
          jobs.map(([job, { permissions }]) => [job, permissions ?? recipe.permissions]),
          jobs.map(([job, { steps }]) => [job, together(steps.flatMap(needsOf))]),
        );
      }
    });
  }
});

function needsOf({ uses, run = '' }: Job['steps'][number]): readonly Permissions[] {
  const ofCommands = commands.filter(({ command }) => command.test(run)).map(({ needs }) => needs);
  if (uses === undefined) return ofCommands;
  const [action = '', version] = uses.split('@');
  const listed = actions[action];
  assert.ok(listed && Object.hasOwn(actions, action), `${action} is not in the list`);
  assert.equal(version, listed.version, action);
  return [listed.needs, ...ofCommands];
}

/** `write` includes `read`. */
function together(needs: readonly Permissions[]): Permissions {
  const all = needs.flatMap((permissions) => Object.entries(permissions));
  return Object.fromEntries([
    ...all.filter(([, level]) => level === 'read'),
    ...all.filter(([, level]) => level === 'write'),
  ]);
}
