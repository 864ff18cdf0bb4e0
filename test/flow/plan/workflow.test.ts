import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { parse } from 'yaml';
import { root } from '../../../src/build/folders';
import { itWith } from '../../support/capabilities';
import { codeBlocks, section } from '../../unit/cli/support/markdown';
import { buildCli } from '../cli/support/build-cli';
import { useSandbox } from '../sandbox/support';
import { payloadFolders, type PayloadFolder } from './support/payload-folder';

interface Step {
  readonly name?: string;
  readonly run?: string;
  readonly if?: string;
}

interface Workflow {
  readonly jobs: Readonly<Record<'plan' | 'apply', { readonly steps: readonly Step[] }>>;
}

const page = readFileSync(join(root, 'docs/plan-and-apply.md'), 'utf8');

describe('The workflow in docs/plan-and-apply.md', function () {
  this.timeout(120_000);
  const sandbox = useSandbox();
  const newFolder = payloadFolders();
  const [block] = codeBlocks(section(page, '## GitHub Actions'));
  const { jobs } = parse(block?.code ?? '') as Workflow;
  let folder: PayloadFolder;
  let env: NodeJS.ProcessEnv;

  beforeEach(async () => {
    await sandbox().reset();
    folder = newFolder(6);
    const bin = join(folder.path, 'bin');
    mkdirSync(bin);
    const program = (name: string, line: string) => {
      writeFileSync(join(bin, name), `#!/bin/sh\n${line}\n`);
      chmodSync(join(bin, name), 0o755);
    };
    program('secprofile', `exec "${process.execPath}" "${await buildCli()}" "$@"`);
    // Keeps what it is to post.
    program('gh', 'cp "$5" posted.md');
    const { url, token } = sandbox();
    env = {
      ...process.env,
      ...{ PATH: `${bin}${delimiter}${process.env['PATH'] ?? ''}`, BASE: url, SECPROFILE_TOKEN: token },
      // Nobody's own settings of git.
      ...{ GIT_CONFIG_GLOBAL: join(folder.path, 'gitconfig'), GIT_CONFIG_NOSYSTEM: '1' },
    };
  });

  const shell = async (script: string) => {
    const child = spawn('sh', ['-e', '-c', script], { cwd: folder.path, env, stdio: ['ignore', 'pipe', 'pipe'] });
    const texts: string[] = [];
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (text: Buffer) => texts.push(String(text)));
    const [code] = (await once(child, 'close')) as [number | null];
    return { code, text: texts.join('') };
  };

  /** Runs a job as GitHub would: after a step that fails, only those that say they run all the same. */
  async function runJob(
    name: 'plan' | 'apply',
  ): Promise<{ readonly failed: readonly string[]; readonly text: string }> {
    const failed: string[] = [];
    let text = '';
    for (const { name: step = '', run, if: condition } of jobs[name].steps) {
      if (run === undefined || run.startsWith('npm install')) continue;
      if (failed.length > 0 && condition === undefined) continue;
      const { code, text: said } = await shell(run.replaceAll(/\$\{\{.*?\}\}/g, '1'));
      if (code !== 0) failed.push(step);
      text += said;
    }
    return { failed, text };
  }

  const git = async (script: string) => {
    const { code, text } = await shell(script);
    assert.equal(code, 0, text);
    return text;
  };

  itWith('shell', 'modes')('plans a pull request, and posts the plan', async () => {
    const { failed, text } = await runJob('plan');
    assert.deepEqual(failed, [], text);
    assert.match(readFileSync(join(folder.path, 'posted.md'), 'utf8'), /^### Plan for .*\n\n\*\*6 to add\*\*/);
    assert.equal(sandbox().count(), 0);
  });

  itWith('shell', 'modes')('posts the plan of a pull request with errors, too, and fails', async () => {
    folder.write(0, { azureTenantId: 7 });
    const { failed } = await runJob('plan');
    assert.deepEqual(failed, ['Validate', 'Plan']);
    assert.match(readFileSync(join(folder.path, 'posted.md'), 'utf8'), /5 to add, 1 blocked/);
  });

  itWith('shell', 'modes')('applies on main, and keeps the state with the payloads', async () => {
    await git('git init -q -b main . && git init -q --bare origin.git && git remote add origin ./origin.git');
    await git(
      'git add payloads && git -c user.name=a -c user.email=a@b commit -qm payloads && git push -qu origin main',
    );
    const first = await runJob('apply');
    assert.deepEqual(first.failed, [], first.text);
    assert.equal(sandbox().count(), 6);
    const state = await git('git --git-dir origin.git show main:profiles.state.json');
    assert.equal(Object.keys((JSON.parse(state) as { profiles: object }).profiles).length, 6);
    const again = await runJob('apply');
    assert.deepEqual(again.failed, [], again.text);
    assert.equal(await git('git rev-list --count main'), '2\n');
    assert.equal(sandbox().count(), 6);
  });
});
