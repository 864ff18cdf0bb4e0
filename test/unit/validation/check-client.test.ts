import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { JsonDocument } from '../../../src/document/json-document';
import { parseDocument } from '../../../src/document/parse-document';
import { CheckClient } from '../../../src/validation/check-client';
import { onHostThread } from '../../../src/text/host-thread';
import { bundleCheckingThread } from '../../support/checking-thread';
import { payload } from './support';
import { cleanupAfterSuite } from '../../support/cleanup';
import { temporaryFolder } from '../../support/temporary-folder';

const pick = ({ text, faults, extras, certainTo }: JsonDocument) => ({ text, faults, extras, certainTo });

const add = { intent: 'add' } as const;
const host = (text: string) => ({ text, kind: 'host' }) as const;
const small = payload('"os": 5');
const big = payload(`"os": 5, "parentHost": "${'x'.repeat(onHostThread.check)}"`);

describe('Checking without holding the editor up', () => {
  const cleanup = cleanupAfterSuite();
  let folder: string;
  let workerFile: string;
  const clients: CheckClient[] = [];

  const client = (options: ConstructorParameters<typeof CheckClient>[0] = {}) => {
    const made = new CheckClient({ workerFile, ...options });
    clients.push(made);
    return made;
  };

  before(async () => {
    folder = await temporaryFolder(cleanup, 'secprofile-worker-');
    workerFile = await bundleCheckingThread(folder);
  });

  afterEach(async () => {
    await Promise.all(clients.splice(0).map((each) => each.end()));
  });

  it('checks a small text without a thread', async () => {
    const checked = await client({ workerFile: join(folder, 'none.js') }).check(host(small), add);
    assert.equal(checked?.snapshot.payload.kind?.id, 'host');
    assert.deepEqual(
      checked.check.findings.map(({ rule }) => rule),
      ['type'],
    );
  });

  it('checks a big text in a thread, with the same outcome', async () => {
    const checked = await client().check(host(big), add);
    assert.equal(checked?.snapshot.payload.kind?.id, 'host');
    assert.equal(checked.snapshot.text, big);
    assert.deepEqual(
      checked.check.findings.map(({ rule, pointer }) => `${rule} ${pointer}`),
      ['type /os'],
    );
  });

  it('does not read again what was read', async () => {
    const checks = client();
    for (const text of [small, big]) {
      const snapshot = await checks.read(host(text));
      const checked = await checks.check(snapshot, { intent: 'update' });
      assert.equal(checked?.snapshot, snapshot);
      assert.equal(checked.check.intent, 'update');
      assert.ok(checked.check.findings.some(({ rule }) => rule === 'not-updatable'));
    }
  });

  it('hands over what the thread has read of a text, which is what is read here', async () => {
    const marked = `\uFEFF// a comment\n${big.replace('5,', '5,,')}`;
    const checked = (await client().check(host(marked), add)) ?? assert.fail();
    const { text, tape, faults, extras, certainTo } = checked.snapshot.payload.document;
    const own = parseDocument(marked);
    assert.deepEqual([...tape.cells()], [...own.tape.cells()]);
    assert.deepEqual({ text, faults, extras, certainTo }, { ...pick(own) });
    const finding = checked.check.findings.find(({ rule }) => rule === 'type');
    assert.equal(tape.literal(finding?.entry ?? 0), '5');
    assert.deepEqual(finding?.path, [0, finding?.entry]);
  });

  it('hands the severities on to the thread', async () => {
    const checked = await client().check(host(big), { ...add, rules: { type: 'information' } });
    assert.deepEqual(
      checked?.check.findings.map(({ severity }) => severity),
      ['information'],
    );
  });

  it('leaves out a big text that nobody wants any more when its turn comes', async () => {
    const checks = client();
    let newest = 0;
    const outcomes = [1, 2, 3].map((version) => {
      newest = version;
      return checks.check({ ...host(big), version }, add, () => version === newest);
    });
    assert.deepEqual(
      (await Promise.all(outcomes)).map((checked) => checked?.snapshot.version),
      [undefined, undefined, 3],
    );
  });

  it('checks many texts at once, and gives what is to be kept of each', async () => {
    const options = { ...add, kind: 'host' } as const;
    const jobs = [big, small, payload('"tags": ["HVA"]')].map((text) => ({ text, options }));
    for (const texts of [jobs, jobs.slice(1)]) {
      const inspections = await client().inspect(texts);
      assert.deepEqual(
        inspections.map(({ kind, problems, used }) => [kind, problems.length, used.vendor, used.tags]),
        [
          ['host', 1, ['Contoso'], []],
          ['host', 1, ['Contoso'], []],
          ['host', 0, ['Contoso'], ['HVA']],
        ].slice(-texts.length),
      );
    }
  });

  it('reads and checks files in the thread, however many problems they have, in their order', async () => {
    const checks = client();
    const names = ['many.json', 'one.json', 'gone.json', 'more.json'];
    const many = payload(`"os": 5, "networkInterfaces": [${Array(400).fill('{"macAddress": 1}').join(', ')}]`);
    for (const [name, text] of [
      ['many.json', many],
      ['one.json', small],
      ['more.json', many],
    ] as const)
      await writeFile(join(folder, name), text);
    const options = { ...add, kind: 'host' } as const;
    const files = names.map((name) => ({ path: join(folder, name), options, knownState: undefined }));
    const outcomes = await checks.files({ files, folders: [folder], largest: 1e6 });
    assert.deepEqual(
      outcomes.map((outcome) => (outcome.what === 'checked' ? outcome.inspection.problems.length : outcome.what)),
      [401, 1, 'unreadable', 401],
    );
    const again = files.map((file, at) => {
      const outcome = outcomes[at] ?? assert.fail();
      return { ...file, knownState: 'state' in outcome ? outcome.state : undefined };
    });
    const later = await checks.files({ files: again, folders: [folder], largest: 1e6 });
    assert.deepEqual(
      later.map(({ what }) => what),
      ['unchanged', 'unchanged', 'unreadable', 'unchanged'],
    );
  });

  it('starts the thread before there is work, if it can', async () => {
    client({ workerFile: join(folder, 'none.js') }).start();
    const checks = client();
    checks.start();
    assert.equal((await checks.check(host(big), add))?.check.findings.length, 1);
  });

  it('starts the thread again after it was ended for want of work', async () => {
    const checks = client({ idleMs: 0 });
    for (let round = 0; round < 3; round++)
      assert.equal((await checks.check(host(big), add))?.check.findings.length, 1);
  });

  it('reports a thread that cannot be started, and tries anew', async () => {
    const missing = join(folder, 'later.js');
    const checks = client({ workerFile: missing });
    await assert.rejects(checks.check(host(big), add), /later\.js/);
    await writeFile(missing, `require(${JSON.stringify(workerFile)})`);
    assert.equal((await checks.check(host(big), add))?.check.findings.length, 1);
  });

  it('reports a thread that dies over a text, and goes on with the next', async () => {
    const fragile = join(folder, 'fragile.js');
    await writeFile(
      fragile,
      `const { parentPort } = require('node:worker_threads');
       parentPort.once('message', ({ check }) => { if (check.source.text.includes('die')) process.exit(3); });
       require(${JSON.stringify(workerFile)});`,
    );
    const checks = client({ workerFile: fragile });
    const [dead, alive] = await Promise.allSettled([
      checks.check(host(big.replace('"os": 5', '"os": "die"')), add),
      checks.check(host(big), add),
    ]);
    assert.equal(dead.status, 'rejected');
    assert.equal(alive.status, 'fulfilled');
  });

  it('loses no other file where it dies over one, nor those of another batch', async () => {
    const fragile = join(folder, 'fragile.js');
    await writeFile(
      fragile,
      `const { parentPort } = require('node:worker_threads');
       parentPort.on('message', ({ id, files: { files } }) => {
         if (files.some(({ path }) => path === 'fatal')) process.exit(3);
         parentPort.postMessage({ id, filed: files.map(() => ({ what: 'outside', state: '' })), isLast: true });
       });`,
    );
    const checks = client({ workerFile: fragile });
    const batch = (...paths: string[]) =>
      checks.files({
        files: paths.map((path) => ({ path, options: add, knownState: undefined })),
        folders: [],
        largest: 1,
      });
    const found = await Promise.all([batch('a', 'fatal', 'b', 'c'), batch('d', 'e')]);
    assert.deepEqual(
      found.map((outcomes) => outcomes.map(({ what }) => what)),
      [
        ['outside', 'unreadable', 'outside', 'outside'],
        ['outside', 'outside'],
      ],
    );
  });
});
