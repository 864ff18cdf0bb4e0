import assert from 'node:assert/strict';
import { join } from 'node:path';
import { ESLint, Linter } from 'eslint';
import { root } from '../../src/build/folders';

const rule = 'no-restricted-syntax';

describe('Lint', () => {
  let faults: (code: string) => string[];

  before(async () => {
    const eslint = new ESLint({ cwd: root });
    const config = (await eslint.calculateConfigForFile(join(root, 'src', 'cli.ts'))) as Linter.Config;
    const setting = config.rules?.[rule];
    assert.ok(setting);
    const linter = new Linter({ configType: 'flat' });
    faults = (code) => linter.verify(code, { rules: { [rule]: setting } }).map(({ message }) => message);
  });

  for (const code of [
    `spawn('npm', args, { shell: true })`,
    `child_process.spawnSync(program, ['a b'], { cwd, shell: windows })`,
    `execFile(program, args, { ...(windows ? { 'shell': true } : {}) }, done)`,
    `startTree(program, [], { stdio: 'inherit', shell: '/bin/sh' })`,
  ]) {
    it(`forbids a shell beside an argument list: ${code}`, () => {
      assert.deepEqual(faults(code), ['No shell beside an argument list: it quotes nothing.']);
    });
  }

  for (const code of [
    `await rm(folder, { recursive: true })`,
    `rmSync(join(a, b), { force: true, recursive: true })`,
  ]) {
    it(`wants a folder to be deleted patiently: ${code}`, () => {
      assert.deepEqual(faults(code), ['Deleting a folder is tried again: maxRetries: 6.']);
    });
  }

  for (const code of [`await import(join(root, 'rooms.mjs'))`, `import(path.resolve('rooms.mjs'))`]) {
    it(`wants a file to be imported by its URL: ${code}`, () => {
      assert.deepEqual(faults(code), [
        'What is imported by its path is imported by its URL: pathToFileURL(path).href.',
      ]);
    });
  }

  for (const code of [
    `import(pathToFileURL(join(root, 'rooms.mjs')).href)`,
    `import('./rooms.mjs')`,
    `spawn('npm', args, { cwd })`,
    `spawn('one | two', { shell: true })`,
    `const can = { shell: true, signals: false }`,
    `spawn(program, ['shell'], { env: { SHELL } })`,
    `rm(folder, { recursive: true, force: true, maxRetries: 6 })`,
    `rm(file, { force: true })`,
    `mkdir(folder, { recursive: true })`,
  ]) {
    it(`has nothing against ${code}`, () => assert.deepEqual(faults(code), []));
  }
});
