import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { cleanupAfterEach } from '../../support/cleanup';
import { buildCli } from './support/build-cli';
import { secprofile } from './support/run-cli';
import { itWith } from '../../support/capabilities';

describe('secprofile, as a process', () => {
  const cleanup = cleanupAfterEach();

  it('names its commands, and each tells how it is used', async () => {
    const { code, out } = await secprofile(['--help']);
    assert.equal(code, 0);
    for (const command of ['validate', 'request', 'sandbox']) {
      assert.match(out, new RegExp(`\\n {2}${command} `));
      const help = await secprofile([command, '--help']);
      assert.equal(help.code, 0);
      assert.match(help.out, new RegExp(`secprofile ${command}`));
    }
  });

  it('can be started by its name alone', async () => {
    const program = readFileSync(await buildCli(), 'utf8');
    assert.ok(program.startsWith('#!/usr/bin/env node\n'));
  });

  itWith('signals')('runs a sandbox until it is told to end', async () => {
    const child = spawn(process.execPath, [await buildCli(), 'sandbox'], { stdio: ['ignore', 'pipe', 'inherit'] });
    cleanup.defer(() => child.kill('SIGKILL'));
    const [line] = (await once(createInterface(child.stdout), 'line')) as [string];
    const { url, token } = JSON.parse(line) as { url: string; token: string };
    assert.match(url, /^http:\/\/127\.0\.0\.1:\d+\/beta$/);
    const answer = await fetch(`${url}/security/hostSecurityProfiles`, {
      headers: { Authorization: `Bearer ${token}` },
    });
    assert.equal(answer.status, 200);
    await answer.text();
    child.kill('SIGTERM');
    const [code] = (await once(child, 'close')) as [number];
    assert.equal(code, 0);
  });
});
