import { bundledCatalog } from '../../../src/catalog/bundled-catalog';
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { startSandbox, type SandboxOptions } from '../../../src/sandbox/start-sandbox';
import { HumanError } from '../../../src/errors';
import { cleanupAfterEach } from '../../support/cleanup';
import { FailingFiles } from '../../unit/sandbox/support';
import { add, host, send, useFolder } from './support';

const set = '/security/hostSecurityProfiles';
const messageOf = (json: unknown) => (json as { error: { message: string } }).error.message;

describe('sandbox on a disk that fails', () => {
  const folder = useFolder();
  const cleanup = cleanupAfterEach();
  const start = async (options: SandboxOptions) => cleanup.adopt(await startSandbox(options));

  it('answers 507 with a sentence while the disk is full, and loses nothing', async () => {
    const files = new FailingFiles();
    const errors: unknown[] = [];
    const log = { warn: () => undefined, error: (error: unknown) => errors.push(error) };
    let sandbox = await start({ catalog: bundledCatalog, dataDir: `${folder()}/full`, files, log });
    const id = await add(sandbox, 'hostSecurityProfiles', host);
    files.room = 60;
    for (const [method, path, body] of [
      ['POST', set, host],
      ['PATCH', `${set}/${id}`, { os: 'x' }],
      ['DELETE', `${set}/${id}`, undefined],
    ] as const) {
      const answer = await send(sandbox, method, path, { body });
      assert.equal(answer.status, 507);
      assert.match(messageOf(answer.json), /disk is full, so nothing was saved/);
    }
    assert.equal(errors.length, 3);
    assert.equal((await send(sandbox, 'GET', `${set}/${id}`)).status, 200);
    files.room = Infinity;
    assert.equal((await send(sandbox, 'PATCH', `${set}/${id}`, { body: { os: 'y' } })).status, 200);
    await sandbox.stop();
    sandbox = await start({ catalog: bundledCatalog, dataDir: `${folder()}/full` });
    assert.deepEqual([sandbox.count(), JSON.parse(sandbox.get('host', id)?.text ?? '')], [1, { id, ...host, os: 'y' }]);
  });

  it('answers 500 with a sentence in a folder that cannot be written, and still reads', async () => {
    const dataDir = `${folder()}/read-only`;
    let sandbox = await start({ catalog: bundledCatalog, dataDir });
    const id = await add(sandbox, 'hostSecurityProfiles', host);
    await sandbox.stop();
    const files = new FailingFiles();
    files.failures = ['wx', 'r+', 'w', 'wx+'].map((flags) => ({ step: 'open' as const, code: 'EROFS', flags }));
    const warnings: string[] = [];
    const log = { warn: (sentence: string) => warnings.push(sentence), error: () => undefined };
    sandbox = await start({ catalog: bundledCatalog, dataDir, files, log });
    assert.match(warnings.join(), /can't be written/);
    assert.equal((await send(sandbox, 'GET', `${set}/${id}`)).status, 200);
    const answer = await send(sandbox, 'POST', set, { body: host });
    assert.equal(answer.status, 500);
    assert.match(messageOf(answer.json), /can't be written to, so nothing was saved/);
    assert.equal(sandbox.count(), 1);
  });

  it('says why it doesn’t start where its file can’t be read', async () => {
    const dataDir = `${folder()}/unreadable`;
    await (await startSandbox({ catalog: bundledCatalog, dataDir })).stop();
    for (const [code, why] of [
      ['EACCES', 'permission denied.'],
      ['EPERM', 'permission denied.'],
      ['EIO', 'the disk reported an error (EIO).'],
    ] as const) {
      const files = new FailingFiles();
      // The folder is read-only, too, so that it's opened to be read.
      files.failures = [
        { step: 'open', code: 'EROFS', flags: 'r+' },
        { step: 'open', code, flags: 'r', path: 'profiles.jsonl' },
      ];
      const log = { warn: () => undefined, error: () => undefined };
      await assert.rejects(
        startSandbox({ catalog: bundledCatalog, dataDir, files, log }),
        (error) => HumanError.is(error) && error.message === `${join(dataDir, 'profiles.jsonl')} can't be read: ${why}`,
        code,
      );
    }
  });
});
