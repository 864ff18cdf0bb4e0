import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { supervise } from '../../../src/build/test/supervise';
import { cleanupAfterEach, cleanupAfterSuite } from '../../support/cleanup';
import { temporaryFolder } from '../../support/temporary-folder';
import { itWith } from '../../support/capabilities';

describe('The last line of npm test', () => {
  let folder: string;
  const cleanup = cleanupAfterEach();
  const ofSuite = cleanupAfterSuite();
  before(async () => (folder = await temporaryFolder(ofSuite, 'runner-')));

  /** What is printed of a run whose process does this. */
  async function printed(program: string, limit = 60_000): Promise<{ code: number; lines: string[] }> {
    const file = path.join(folder, 'run.js');
    await writeFile(file, program);
    const lines: string[] = [];
    const code = await supervise(file, [], limit, (line) => lines.push(line));
    return { code, lines };
  }

  const told = (passed: number, failed: number, next?: string) =>
    `process.send(${JSON.stringify({ passed, failed, next })});`;

  it('has the totals; the exit code is 0 where all passed', async () => {
    assert.deepEqual(await printed(`${told(1, 0, 'unit')} ${told(7, 0)} process.disconnect();`), {
      code: 0,
      lines: ['7 passed, 0 failed'],
    });
    assert.deepEqual(await printed(`${told(7, 2)} process.disconnect();`), { code: 1, lines: ['7 passed, 2 failed'] });
  });

  it('has the tests that this system cannot run, where there are any', async () => {
    const { code, lines } = await printed(
      `process.send({ passed: 3, failed: 0, skipped: 2, next: undefined }); process.disconnect();`,
    );
    assert.deepEqual([code, lines.at(-1)], [0, '3 passed, 0 failed, 2 skipped']);
  });

  it('comes after an exception too', async () => {
    const { code, lines } = await printed(`${told(3, 0, 'flow')} setTimeout(() => process.exit(9), 50);`);
    assert.equal(code, 1);
    assert.deepEqual(lines, ['✗ The run broke off in flow: its process ended with 9', '3 passed, 1 failed']);
  });

  it('comes after a kill, and before anything was told', async () => {
    const { code, lines } = await printed(`process.kill(process.pid, 'SIGKILL');`);
    assert.equal(code, 1);
    // Windows knows no signals: a process that is killed there ends with 1.
    const how = process.platform === 'win32' ? 1 : 'SIGKILL';
    assert.deepEqual(lines, [`✗ The run broke off in its start: its process ended with ${how}`, '0 passed, 1 failed']);
  });

  it('comes when the time is over, whatever the process does', async () => {
    const { code, lines } = await printed(`${told(3, 0, 'walk')} for (;;);`, 3000);
    assert.equal(code, 1);
    assert.deepEqual(lines, ['✗ The run broke off in walk: 3 s are over', '3 passed, 1 failed']);
  });

  itWith('signals')('comes after Ctrl+C', async () => {
    const hanging = path.join(folder, 'hanging.js');
    await writeFile(hanging, `${told(3, 0, 'walk')} setInterval(() => {}, 1000); console.log('ready');`);
    const supervising = path.join(folder, 'supervising.ts');
    const module = path.resolve('src/build/test/supervise.ts');
    await writeFile(
      supervising,
      `import { supervise } from ${JSON.stringify(module)}; void supervise(${JSON.stringify(hanging)}, [], 60_000);`,
    );
    const child = spawn(process.execPath, ['--import', 'tsx', supervising], { stdio: ['ignore', 'pipe', 'inherit'] });
    cleanup.defer(() => child.kill('SIGKILL'));
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => {
      output += chunk.toString();
      if (output === 'ready\n') child.kill('SIGINT');
    });
    await once(child, 'close');
    assert.equal(output, 'ready\n✗ The run broke off in walk: SIGINT\n3 passed, 1 failed\n');
  });
});
