import assert from 'node:assert/strict';
import { parseDocument } from 'yaml';
import { actions } from './support/actions';
import { filesIn, jsonOf, textOf } from './support/files';

interface Workflow {
  readonly permissions: Readonly<Record<string, string>>;
  readonly jobs: Readonly<
    Record<
      string,
      {
        readonly 'timeout-minutes'?: number;
        readonly steps: readonly { readonly uses?: string; readonly run?: string }[];
      }
    >
  >;
}

const { scripts } = jsonOf('package.json') as { scripts: Readonly<Record<string, string>> };

describe('The workflows of this repository', () => {
  for (const name of filesIn('.github/workflows')) {
    it(`use the listed versions of actions, and scripts that are there: ${name}`, () => {
      const document = parseDocument(textOf(`.github/workflows/${name}`));
      assert.deepEqual([...document.errors, ...document.warnings], []);
      const { permissions, jobs } = document.toJS() as Workflow;
      for (const [id, job] of Object.entries(jobs)) {
        assert.ok(job['timeout-minutes'], `${id} has no end`);
        for (const { uses, run = '' } of job.steps) {
          if (uses !== undefined) {
            const [action = '', version] = uses.split('@');
            assert.ok(Object.hasOwn(actions, action), `${action} is not in the list`);
            assert.equal(version, actions[action]?.version, action);
          }
          for (const [, script = ''] of run.matchAll(/\bnpm run ([\w:]+)/g)) assert.ok(scripts[script], script);
        }
      }
      // Only the one that makes a release may write.
      assert.deepEqual(permissions, { contents: name === 'release.yml' ? 'write' : 'read' });
    });
  }

  it('run the two commands of the README on each system, and the desktop suite', () => {
    const ci = textOf('.github/workflows/ci.yml');
    for (const command of ['run: npm test\n', 'run: npm start -- --check\n', 'npm run test:desktop\n']) {
      assert.ok(ci.includes(command), command);
    }
    for (const system of ['ubuntu', 'windows', 'macos']) assert.equal(ci.split(`${system}-latest`).length, 3, system);
  });
});
