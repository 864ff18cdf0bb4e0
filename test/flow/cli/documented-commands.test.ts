import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, copyFileSync, cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { root } from '../../../src/build/folders';
import { isPayloadFile } from '../../../src/catalog/file-names';
import { folderWith } from '../../unit/cli/support/folder';
import { codeBlocks, section } from '../../unit/cli/support/markdown';
import { sarifFaults } from '../../unit/cli/support/sarif-schema';
import { buildCli } from './support/build-cli';
import { secprofile } from './support/run-cli';
import { itWith } from '../../support/capabilities';

const page = readFileSync(join(root, 'docs/command-line.md'), 'utf8');
const blocks = codeBlocks(page);

describe('docs/command-line.md', () => {
  let cwd: string;
  let env: NodeJS.ProcessEnv;
  before(async () => {
    cwd = folderWith();
    cpSync(join(root, 'examples'), join(cwd, 'payloads'), { recursive: true });
    copyFileSync(join(root, 'examples/web01.host.secprofile.json'), join(cwd, 'web01.host.secprofile.json'));
    // What `npm install --global` makes of the program's name.
    const program = join(cwd, 'bin/secprofile');
    mkdirSync(dirname(program));
    writeFileSync(program, `#!/bin/sh\nexec "${process.execPath}" "${await buildCli()}" "$@"\n`);
    chmodSync(program, 0o755);
    env = { ...process.env, PATH: `${dirname(program)}${delimiter}${process.env['PATH'] ?? ''}` };
  });

  const shell = (command: string, more: NodeJS.ProcessEnv = {}) => {
    const { status, stdout, stderr } = spawnSync('sh', ['-c', command], {
      cwd,
      env: { ...env, ...more },
      encoding: 'utf8',
    });
    return { code: status, out: stdout, err: stderr };
  };

  const commands = blocks
    .filter(({ language }) => language === 'sh')
    .flatMap(({ code }) => code.replaceAll('|\n', '|').split('\n'));

  it('has commands to try', () => assert.ok(commands.length >= 10));

  for (const command of commands) {
    itWith('shell', 'modes')(`has a command that does its work: ${command.slice(0, 100)}`, () => {
      const { code, err } = shell(command);
      assert.ok(code === 0 || code === 1, `exit code ${code ?? 'none'}: ${err}`);
      assert.doesNotMatch(err, /: there is no/);
    });
  }

  itWith('shell', 'modes')('shows what the commands really print', () => {
    const shown = blocks.flatMap((block, index) => {
      const command = blocks[index - 1];
      return block.lead === 'prints' && command?.language === 'sh' ? [{ command: command.code, block }] : [];
    });
    assert.deepEqual(
      shown.map(({ block }) => block.language),
      ['text', 'json'],
    );
    for (const { command, block } of shown) {
      const { out } = shell(command);
      if (block.language === 'json') assert.deepEqual(JSON.parse(out), JSON.parse(block.code));
      else assert.equal(out, `${block.code}\n`);
    }
  });

  it('has a way for PowerShell wherever a command is one for a POSIX shell', () => {
    const onlyPosix = / < | && |^echo |^export |\*\.tgz/m;
    const sections = page.split(/^#+ /m).filter((text) => {
      const shells = codeBlocks(text).filter(({ language }) => language === 'sh' || language === 'console');
      return shells.some(({ code }) => onlyPosix.test(code));
    });
    assert.ok(sections.length > 3);
    for (const text of sections) assert.match(text, /PowerShell/);
  });

  it('names every option of the commands', async () => {
    for (const [command, heading] of [
      ['validate', '## Validating'],
      ['request', '## Printing a request'],
      ['list', '## Live profiles'],
      ['get', '## Live profiles'],
      ['delete', '## Live profiles'],
    ] as const) {
      const { out } = await secprofile([command, '--help']);
      for (const [option] of out.matchAll(/--[a-z-]+/g)) {
        if (option !== '--help') assert.ok(section(page, heading).includes(option), `${command} ${option}`);
      }
    }
  });

  it('has a job for GitHub Actions whose step writes a valid log', () => {
    const [job] = codeBlocks(section(page, '## GitHub Actions'));
    const [install = '', validate = ''] = [...(job?.code.matchAll(/^ +run: (.*)$/gm) ?? [])].map(([, run]) => run);
    assert.match(install, /^npm install --global \S+\.tgz$/);
    const { code } = shell(validate);
    assert.equal(code, 1);
    assert.deepEqual(sarifFaults(JSON.parse(readFileSync(join(cwd, 'secprofile.sarif'), 'utf8'))), []);
  });

  it('has a hook for pre-commit that runs on payloads', () => {
    const [hook] = codeBlocks(section(page, '## pre-commit'));
    const [, entry = ''] = /^ +entry: (.*)$/m.exec(hook?.code ?? '') ?? [];
    const [, files = ''] = /^ +files: (.*)$/m.exec(hook?.code ?? '') ?? [];
    for (const name of ['a.host.secprofile.json', 'x/b.secprofile.json', 'secprofile.json', 'c.host.json']) {
      assert.equal(new RegExp(files).test(name), isPayloadFile(name), name);
    }
    assert.equal(shell(`${entry} payloads/web01.host.secprofile.json payloads/scanner.ip.secprofile.json`).code, 0);
    assert.equal(shell(`${entry} payloads/with-mistakes.host.secprofile.json`).code, 1);
  });
});
