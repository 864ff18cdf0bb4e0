import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { schemaPlugin } from '../../../src/build/bundle/schema-plugin';
import { CheckClient, inlineLimit } from '../../../src/validation/check-client';
import { payload } from './support';

const host = { intent: 'add', kind: 'host' } as const;
const small = payload('"os": 5');
const big = payload(`"os": 5, "parentHost": "${'x'.repeat(inlineLimit)}"`);

describe('Checking without holding the editor up', function () {
  this.timeout(20_000);
  let folder: string;
  let workerFile: string;
  const clients: CheckClient[] = [];

  const client = (options: { workerFile?: string; idleMs?: number } = {}) => {
    const made = new CheckClient({ workerFile, ...options });
    clients.push(made);
    return made;
  };

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'secprofile-worker-'));
    workerFile = join(folder, 'worker.js');
    await build({
      entryPoints: ['src/validation/worker.ts'],
      outfile: workerFile,
      bundle: true,
      platform: 'node',
      mainFields: ['module', 'main'],
      plugins: [schemaPlugin],
      logLevel: 'error',
    });
  });

  afterEach(async () => {
    await Promise.all(clients.splice(0).map((each) => each.end()));
  });

  after(() => rm(folder, { recursive: true, force: true }));

  it('checks a small text without a thread', async () => {
    const { kind, problems } = await client({ workerFile: join(folder, 'none.js') }).inspect(small, host);
    assert.equal(kind, 'host');
    assert.deepEqual(
      problems.map(({ rule }) => rule),
      ['type'],
    );
  });

  it('checks a big text in a thread, with the same outcome', async () => {
    const { kind, problems } = await client().inspect(big, host);
    assert.equal(kind, 'host');
    assert.deepEqual(
      problems.map(({ rule, pointer }) => `${rule} ${pointer}`),
      ['type /os'],
    );
  });

  it('hands the severities on to the thread', async () => {
    const { problems } = await client().inspect(big, { ...host, rules: { type: 'information' } });
    assert.deepEqual(
      problems.map(({ severity }) => severity),
      ['information'],
    );
  });

  it('makes only the newest of the checks of one document that have not begun, and gives its outcome to all', async () => {
    const checks = client();
    const first = checks.inspect(big, { ...host, key: 'a' });
    const rest = [7, 8, 9].map((count) =>
      checks.inspect(big.replace('"os": 5', `"tags": [${'5,'.repeat(count)}]`), { ...host, key: 'b' }),
    );
    assert.equal((await first).problems.length, 1);
    assert.deepEqual(
      (await Promise.all(rest)).map(({ problems }) => problems.length),
      [9, 9, 9],
    );
  });

  it('keeps documents, and the intents of one document, apart', async () => {
    const checks = client();
    const outcomes = await Promise.all([
      checks.inspect(big, { ...host, key: 'a' }),
      checks.inspect(payload(`"parentHost": "${'x'.repeat(inlineLimit)}"`), { ...host, key: 'b' }),
      checks.inspect(big, { intent: 'update', kind: 'host', key: 'a' }),
    ]);
    assert.deepEqual(
      outcomes.map(({ problems }) => problems.length),
      [1, 0, 4],
    );
  });

  it('starts the thread again after it was ended for want of work', async () => {
    const checks = client({ idleMs: 0 });
    for (let round = 0; round < 3; round++) assert.equal((await checks.inspect(big, host)).problems.length, 1);
  });

  it('reports a thread that cannot be started, and tries anew', async () => {
    const missing = join(folder, 'later.js');
    const checks = client({ workerFile: missing });
    await assert.rejects(checks.inspect(big, host), /later\.js/);
    await writeFile(missing, `require(${JSON.stringify(workerFile)})`);
    assert.equal((await checks.inspect(big, host)).problems.length, 1);
  });

  it('reports a thread that dies over a text, and goes on with the next', async () => {
    const fragile = join(folder, 'fragile.js');
    await writeFile(
      fragile,
      `const { parentPort } = require('node:worker_threads');
       parentPort.once('message', ({ text }) => { if (text.includes('die')) process.exit(3); });
       require(${JSON.stringify(workerFile)});`,
    );
    const checks = client({ workerFile: fragile });
    const [dead, alive] = await Promise.allSettled([
      checks.inspect(big.replace('"os": 5', '"os": "die"'), host),
      checks.inspect(big, host),
    ]);
    assert.equal(dead.status, 'rejected');
    assert.equal(alive.status, 'fulfilled');
  });
});
