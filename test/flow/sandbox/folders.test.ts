import { bundledCatalog } from '../../../src/catalog/bundled-catalog';
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import disk from 'node:fs';
import { mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { bundledKinds } from '../../../src/catalog/bundled-kinds';
import { setOf } from '../../../src/catalog/kinds';
import { takeSnapshot } from '../../../src/payload/snapshot';
import { check } from '../../../src/validation/check';
import { startSandbox } from '../../../src/sandbox/start-sandbox';
import { cleanupAfterEach } from '../../support/cleanup';
import { add, host, send, useFolder, useSandbox } from './support';
import { itWith } from '../../support/capabilities';
import { onPlatform } from '../../support/on-platform';

const { kinds } = bundledKinds;

/** An Add of any kind without a doubt. */
const vendored = {
  azureTenantId: '3f2a7c64-9b1e-4d58-8c07-5e6d1f0a2b93',
  vendorInformation: { provider: 'Contoso', vendor: 'Contoso' },
};

describe('sandbox: export, import and what the editor sees', () => {
  const folder = useFolder();
  const sandbox = useSandbox();
  const cleanup = cleanupAfterEach();
  beforeEach(() => sandbox().reset());

  it('gives everything back after a reset, ids and numbers included', async () => {
    for (const kind of kinds)
      await add(sandbox(), setOf(kind), '{"azureTenantId":"t","open":[9223372036854775807, 1.10]}');
    const kept = () =>
      kinds.map(({ id }) =>
        sandbox()
          .list(id, { top: 10 })
          // When it was added is not in a payload.
          .profiles.map(({ text }) => text.replace(/"(created|lastModified)DateTime":"[^"]*",?/g, '')),
      );
    const before = kept();
    const target = join(folder(), 'round-trip');
    assert.equal((await sandbox().exportTo(target)).written, 6);
    await sandbox().reset();
    assert.deepEqual(await sandbox().importFrom(target), { added: 6, skipped: 0, refused: [] });
    assert.deepEqual(kept(), before);
    assert.deepEqual(await sandbox().importFrom(target), { added: 0, skipped: 6, refused: [] });
  });

  it('exports files that people can read, named by what the profiles are about, whatever that says', async () => {
    for (const fqdn of ['web01.contoso.com', '../../evil', 'nul'])
      await add(sandbox(), 'hostSecurityProfiles', { ...host, fqdn });
    const second = await add(sandbox(), 'hostSecurityProfiles', { ...host, fqdn: 'WEB01.contoso.com' });
    const hash = { hashType: 'sha256', hashValue: 'ab12' };
    await add(sandbox(), 'fileSecurityProfiles', { ...host, fqdn: undefined, os: undefined, hashes: [hash] });
    const target = join(folder(), 'readable');
    const { files } = await sandbox().exportTo(target);
    const names = [
      `WEB01.contoso.com-${second.slice(0, 8)}.host.secprofile.json`,
      'ab12.file.secprofile.json',
      'evil.host.secprofile.json',
      'nul_.host.secprofile.json',
      'web01.contoso.com.host.secprofile.json',
    ];
    assert.deepEqual((await readdir(target)).sort(), names);
    assert.deepEqual(
      [...files].sort(),
      names.map((name) => join(target, name)),
    );
    const text = await readFile(join(target, 'evil.host.secprofile.json'), 'utf8');
    assert.match(text, /^\{\n {2}"id": "[^"]+",\n {2}"azureTenantId": /);
  });

  it('exports nothing that has warnings of ours', async () => {
    for (const kind of kinds) await add(sandbox(), setOf(kind), vendored);
    const { files } = await sandbox().exportTo(join(folder(), 'clean'));
    assert.equal(files.length, kinds.length);
    for (const file of files) {
      const snapshot = takeSnapshot({ catalog: bundledCatalog, text: await readFile(file, 'utf8'), fileName: file });
      const doubts = check(snapshot, { intent: 'update' }).findings.filter(
        ({ severity }) => severity !== 'information',
      );
      assert.deepEqual(doubts, [], file);
      assert.doesNotMatch(snapshot.text, /(created|lastModified)DateTime/);
      assert.ok(snapshot.payload.id);
    }
  });

  it('exports again over its own files, and leaves those of others alone', async () => {
    const id = await add(sandbox(), 'hostSecurityProfiles', { ...host, fqdn: 'web01.contoso.com' });
    const target = join(folder(), 'again');
    await mkdir(target);
    const mine = join(target, 'web01.contoso.com.host.secprofile.json');
    await writeFile(mine, '{ "mine": true }');
    for (let count = 0; count < 2; count += 1) {
      const { files } = await sandbox().exportTo(target);
      assert.deepEqual(files, [join(target, `web01.contoso.com-${id.slice(0, 8)}.host.secprofile.json`)]);
    }
    assert.equal(await readFile(mine, 'utf8'), '{ "mine": true }');
    assert.equal((await readdir(target)).length, 2);
  });

  it('exports over its own file all the same if another program has that open for a moment on Windows', async () => {
    await add(sandbox(), 'hostSecurityProfiles', { ...host, fqdn: 'web01.contoso.com' });
    const target = join(folder(), 'held');
    const { files } = await sandbox().exportTo(target);
    const { openSync } = disk;
    let held = 2;
    cleanup.defer(onPlatform('win32').restore);
    cleanup.defer(() => void Object.assign(disk, { openSync }));
    disk.openSync = (...args) => {
      if (held-- > 0) throw Object.assign(new Error('EBUSY'), { code: 'EBUSY' });
      return openSync(...args);
    };
    const waited = Atomics.wait;
    cleanup.defer(() => void Object.assign(Atomics, { wait: waited }));
    Atomics.wait = () => assert.fail('others wait for this thread');
    assert.deepEqual((await sandbox().exportTo(target)).files, files);
    assert.ok(held < 0);
  });

  itWith('symlinks')('exports past a link of the same name, not through it', async () => {
    const id = await add(sandbox(), 'cloudAppSecurityProfiles', { ...host, fqdn: undefined });
    const target = join(folder(), 'linked');
    const victim = join(folder(), 'victim.txt');
    await mkdir(target);
    await writeFile(victim, 'mine');
    const link = `${id}.cloudapp.secprofile.json`;
    await symlink(victim, join(target, link));
    const written = `${id}-${id.slice(0, 8)}.cloudapp.secprofile.json`;
    await sandbox().exportTo(target);
    assert.equal(await readFile(victim, 'utf8'), 'mine');
    assert.match(await readFile(join(target, written), 'utf8'), new RegExp(id));
    assert.deepEqual((await readdir(target)).sort(), [written, link].sort());
  });

  itWith(
    'symlinks',
    'fifos',
    'devices',
  )('imports and seeds regular files of the folder alone, in UTF-8, and says of the others why not', async () => {
    const source = join(folder(), 'hostile');
    const elsewhere = join(folder(), 'elsewhere');
    await mkdir(source);
    await mkdir(elsewhere);
    await writeFile(join(source, 'good.host.secprofile.json'), JSON.stringify(host));
    await writeFile(join(elsewhere, 'other.host.secprofile.json'), JSON.stringify(host));
    const latin1 = Buffer.from('{"azureTenantId":"t","displayName":"Renée Müller"}', 'latin1');
    await writeFile(join(source, 'latin.user.secprofile.json'), latin1);
    await writeFile(join(source, 'large.host.secprofile.json'), ' '.repeat((4 << 20) + 1));
    await symlink('/dev/zero', join(source, 'zero.host.secprofile.json'));
    await symlink(elsewhere, join(source, 'door'));
    await symlink('nowhere', join(source, 'gone.host.secprofile.json'));
    execFileSync('mkfifo', [join(source, 'pipe.host.secprofile.json')]);
    const { added, refused } = await sandbox().importFrom(source);
    assert.equal(added, 1);
    assert.deepEqual(
      refused.map(({ path, reason }) => `${path.slice(source.length + 1)}: ${reason}`),
      [
        'door: It is a link that leads out of the folder.',
        'gone.host.secprofile.json: There is no such file or folder.',
        'large.host.secprofile.json: It is larger than 4 MB.',
        'latin.user.secprofile.json: It is not UTF-8 (first in line 1); save it as UTF-8.',
        'pipe.host.secprofile.json: It is not a regular file.',
        'zero.host.secprofile.json: It is a link that leads out of the folder.',
      ],
    );
    await assert.rejects(startSandbox({ catalog: bundledCatalog, dataDir: join(folder(), 'unused'), seed: source }), {
      name: 'HumanError',
      message:
        /door can't be used as a seed\. It is a link that leads out of the folder\. 5 more can't be used, either\./,
    });
  });

  it('imports from folders below, by name or type, and says what it does not take', async () => {
    const source = join(folder(), 'mixed');
    await mkdir(join(source, 'deep', 'er'), { recursive: true });
    const files: Record<string, string> = {
      'a.host.secprofile.json': `// a comment\n${JSON.stringify(host)}`,
      'deep/er/b.secprofile.json': JSON.stringify({
        '@odata.type': '#microsoft.graph.ipSecurityProfile',
        azureTenantId: 't',
        id: '../x',
      }),
      'bad.host.secprofile.json': '{"os":"x"}',
      'plain.secprofile.json': '{}',
      'torn.user.secprofile.json': '{"azureTenantId":',
      'other.json': '{}',
    };
    for (const [name, text] of Object.entries(files)) await writeFile(join(source, name), text);
    const { added, refused } = await sandbox().importFrom(source);
    assert.equal(added, 2);
    assert.deepEqual(
      refused.map(({ path }) => path.slice(source.length + 1)),
      ['bad.host.secprofile.json', 'plain.secprofile.json', 'torn.user.secprofile.json'],
    );
    for (const { reason } of refused) assert.match(reason, /^[A-Z].*\.$/);
    await assert.rejects(sandbox().importFrom(join(folder(), 'nowhere')), {
      name: 'HumanError',
      message: /cannot be read/,
    });
  });

  it('seeds an empty sandbox once, and starts with all of it or not at all', async () => {
    const seed = join(folder(), 'seed');
    await mkdir(seed);
    await writeFile(join(seed, 'a.host.secprofile.json'), JSON.stringify(host));
    const dataDir = join(folder(), 'seeded');
    for (let start = 0; start < 2; start += 1) {
      const seeded = cleanup.adopt(await startSandbox({ catalog: bundledCatalog, dataDir, seed }));
      assert.equal(seeded.count(), 1);
      await seeded.stop();
    }
    await writeFile(join(seed, 'b.host.secprofile.json'), '{}');
    const other = join(folder(), 'unseeded');
    await assert.rejects(startSandbox({ catalog: bundledCatalog, dataDir: other, seed }), {
      name: 'HumanError',
      message: /b\.host\.secprofile\.json can't be used as a seed/,
    });
    const empty = cleanup.adopt(await startSandbox({ catalog: bundledCatalog, dataDir: other }));
    assert.equal(empty.count(), 0);
  });

  it('lists page by page, deletes and tells of every change, whoever made it', async () => {
    const told: string[] = [];
    const end = sandbox().onDidChange(({ what }) => told.push(what));
    const ids: string[] = [];
    for (let index = 0; index < 5; index += 1) ids.push(await add(sandbox(), 'hostSecurityProfiles', host));
    const first = sandbox().list('host', { top: 3 });
    const second = sandbox().list('host', { top: 3, skiptoken: first.skiptoken });
    assert.deepEqual(
      [...first.profiles, ...second.profiles].map(({ id }) => id),
      ids,
    );
    assert.equal(second.skiptoken, undefined);
    assert.throws(() => sandbox().list('host', { top: 3, skiptoken: 'x' }), RangeError);
    await send(sandbox(), 'DELETE', `/security/hostSecurityProfiles/${ids[0] ?? ''}`);
    assert.equal(sandbox().get('host', ids[0] ?? ''), undefined);
    await send(sandbox(), 'PATCH', `/security/hostSecurityProfiles/${ids[1] ?? ''}`, { body: { os: 'x' } });
    await sandbox().reset();
    end();
    assert.deepEqual(told, ['added', 'added', 'added', 'added', 'added', 'removed', 'updated', 'reset']);
  });
});
