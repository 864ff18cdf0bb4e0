import assert from 'node:assert/strict';
import { join } from 'node:path';
import { ESLint, Linter } from 'eslint';
import { root } from '../../src/build/folders';

describe('Lint', () => {
  it('forbids a shell beside an argument list, and nothing else with that name', async () => {
    const rule = 'no-restricted-syntax';
    const config = (await new ESLint({ cwd: root }).calculateConfigForFile(
      join(root, 'src', 'cli.ts'),
    )) as Linter.Config;
    const setting = config.rules?.[rule];
    assert.ok(setting);
    const linter = new Linter({ configType: 'flat' });
    const faults = (code: string) => linter.verify(code, { rules: { [rule]: setting } }).map(({ ruleId }) => ruleId);
    for (const code of [
      `spawn('npm', args, { shell: true })`,
      `child_process.spawnSync(program, ['a b'], { cwd, shell: windows })`,
      `execFile(program, args, { ...(windows ? { 'shell': true } : {}) }, done)`,
      `startTree(program, [], { stdio: 'inherit', shell: '/bin/sh' })`,
    ]) {
      assert.deepEqual(faults(code), [rule], code);
    }
    for (const code of [
      `spawn('npm', args, { cwd })`,
      `spawn('one | two', { shell: true })`,
      `const can = { shell: true, signals: false }`,
      `spawn(program, ['shell'], { env: { SHELL } })`,
    ]) {
      assert.deepEqual(faults(code), [], code);
    }
  });
});
