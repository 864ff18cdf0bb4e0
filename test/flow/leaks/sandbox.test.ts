import { bundledCatalog } from '../../../src/catalog/bundled-catalog';
import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { faultTable } from '../../../src/sandbox/faults/faults';
import type { AccessEntry } from '../../../src/sandbox/server/front';
import { startSandbox, type Sandbox } from '../../../src/sandbox/start-sandbox';
import { cleanupAfterSuite } from '../../support/cleanup';
import { temporaryFolder } from '../../support/temporary-folder';
import { attempt } from './support/attempt';
import { Places } from './support/places';
import { sandboxSender } from './support/senders';

/** Every file below a folder, its name included. */
async function filesOf(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name));
  return Promise.all(files.map(async (file) => `${file}\n${await readFile(file, 'latin1')}`));
}

describe('The token of the sandbox is seen nowhere', () => {
  let sandbox: Sandbox;
  let folder: string;
  let said: unknown[];

  const cleanup = cleanupAfterSuite();
  before(async () => {
    folder = await temporaryFolder(cleanup, 'leaks-');
    said = [];
    sandbox = cleanup.adopt(
      await startSandbox({
        catalog: bundledCatalog,
        dataDir: path.join(folder, 'data'),
        log: {
          warn: (sentence) => said.push(sentence),
          error: (error) => said.push(error),
          access: (entry: AccessEntry) => said.push(entry),
        },
      }),
    );
  });

  /** A whole Add with a token; what was seen of it. */
  async function seen(token = sandbox.token): Promise<Places> {
    const environment = { name: 'sandbox', label: 'sandbox', base: sandbox.url } as const;
    const sent: string[] = [];
    const places = await attempt(sandboxSender(token), environment, {
      signal: new AbortController().signal,
      timeoutMs: 20_000,
      fetch: (input, init) => {
        sent.push(JSON.stringify(init?.headers));
        return globalThis.fetch(input, init);
      },
    });
    // The same search finds it where it has to be.
    assert.equal(sandboxSender(token).secrets().foundIn(sent.join('\n')).length, 1);
    places.put('log', ...said);
    return places;
  }

  for (const { id, title } of faultTable) {
    it(`after a simulated failure: ${title}`, async () => {
      sandbox.faults.arm(`${id}; delay=5`);
      const places = await seen();
      sandbox.faults.disarm();
      assert.deepEqual(places.leaks(sandboxSender(sandbox.token).secrets()), []);
      assert.ok(places.used.includes('outcome') && places.used.includes('panel'));
    });
  }

  it('after a refusal, because the sandbox was started anew since', async () => {
    const old = 'MARKED-token-of-the-last-start';
    assert.deepEqual((await seen(old)).leaks(sandboxSender(old).secrets()), []);
  });

  it('in a file: of its data, while it runs and afterwards, of an export', async () => {
    const places = new Places();
    await seen();
    await sandbox.exportTo(path.join(folder, 'export'));
    places.put('file', ...(await filesOf(folder)));
    await sandbox.stop();
    const files = await filesOf(folder);
    places.put('file', ...files);
    assert.ok(
      files.some((file) => file.includes('MARKED-payload')),
      'the profiles are there',
    );
    assert.deepEqual(places.leaks(sandboxSender(sandbox.token).secrets()), []);
  });
});
