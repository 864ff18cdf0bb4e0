import assert from 'node:assert/strict';
import { readdirSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { itWith } from '../../support/capabilities';
import { send, useSandbox } from '../sandbox/support';
import { payloadFolders, payloadOf, setOfKind } from './support/payload-folder';
import { runApply, runPlan } from './support/run';

describe('secprofile plan and apply', () => {
  const sandbox = useSandbox();
  const newFolder = payloadFolders();
  beforeEach(() => sandbox().reset());

  const json = ['--format', 'json'];

  it('adds what is not there, and has nothing to do the second time', async () => {
    const { path, state } = newFolder(30);
    const before = await runPlan(sandbox(), [path, '--state', state, ...json]);
    assert.equal(before.code, 0, before.err);
    assert.deepEqual(before.report().summary, {
      files: 30,
      add: 30,
      update: 0,
      unchanged: 0,
      blocked: 0,
      missing: 0,
      conflict: 0,
      orphaned: 0,
      failed: 0,
    });
    assert.equal(sandbox().count(), 0);

    const applied = await runApply(sandbox(), [path, '--state', state, '--yes', ...json]);
    assert.equal(applied.code, 0, applied.err);
    assert.equal(applied.report().summary['added'], 30);
    assert.equal(sandbox().count(), 30);
    for (const file of applied.report().files) assert.ok(file.id && sandbox().get(file.kind ?? '', file.id), file.path);

    const again = await runPlan(sandbox(), [path, '--state', state, '--exit-code', ...json]);
    assert.equal(again.code, 0);
    assert.equal(again.report().summary['unchanged'], 30);
    const nothing = await runApply(sandbox(), [path, '--state', state, ...json]);
    assert.equal(nothing.code, 0, 'nothing to do needs no confirmation');
  });

  it('updates by difference, with the version that was compared, and says what was kept', async () => {
    const folder = newFolder(6);
    const args = [folder.path, '--state', folder.state, ...json];
    await runApply(sandbox(), [...args, '--yes']);
    folder.write(0, { tags: ['second', 'first'] });
    folder.write(1, { tags: ['third'] });
    const planned = await runPlan(sandbox(), [...args, '--exit-code']);
    assert.equal(planned.code, 3);
    const update = planned.report().files.filter(({ action }) => action === 'update');
    assert.deepEqual(
      update.map(({ changes }) => changes),
      [[{ property: 'tags', before: '["first","second"]', after: '[\n    "third"\n  ]' }]],
    );
    const applied = await runApply(sandbox(), [...args, '--yes']);
    assert.equal(applied.code, 0, applied.out);
    assert.equal(applied.report().summary['updated'], 1);
    assert.deepEqual(
      applied.report().files.flatMap(({ changes }) => changes.map(({ kept }) => kept)),
      [true],
    );
  });

  it('tells what is blocked, missing and in conflict, and ends with 1', async () => {
    const folder = newFolder(6);
    folder.write(0, { azureTenantId: 7 });
    folder.write(1, { id: '00000000-0000-4000-8000-000000000000' });
    const twice = { id: '11111111-0000-4000-8000-000000000000' };
    folder.write(2, twice);
    const copy = folder.file(2).replace('.user.', '-copy.user.');
    renameSync(folder.file(2), copy);
    folder.write(2, twice);
    for (const run of [runPlan, runApply]) {
      const yes = run === runApply ? ['--yes'] : [];
      const { code, report } = await run(sandbox(), [folder.path, '--state', folder.state, ...yes, ...json]);
      assert.equal(code, 1);
      const { summary, files } = report();
      assert.deepEqual([summary['blocked'], summary['missing'], summary['conflict'], summary['add']], [1, 1, 2, 3]);
      assert.match(files.find(({ action }) => action === 'conflict')?.error ?? '', /has the same ID/);
      assert.match(files.find(({ action }) => action === 'missing')?.error ?? '', /404/);
    }
    assert.equal(sandbox().count(), 3);
  });

  it('names the file whose ID can’t be one, and does the others', async () => {
    const folder = newFolder(3);
    folder.write(0, { id: '.' });
    folder.write(1, { id: '..' });
    for (const run of [runPlan, runApply]) {
      const yes = run === runApply ? ['--yes'] : [];
      const { code, report } = await run(sandbox(), [folder.path, '--state', folder.state, ...yes, ...json]);
      assert.equal(code, 2);
      assert.deepEqual([report().summary['failed'], report().summary['add']], [2, 1]);
      assert.deepEqual(
        report().files.map(({ error }) => error),
        ['“.” can’t be a profile ID.', '“..” can’t be a profile ID.', undefined],
      );
    }
    assert.equal(sandbox().count(), 1);
  });

  itWith('symlinks')('says so of a folder without payloads, and of a file that can’t be read', async () => {
    const { path, state } = newFolder(0);
    for (const run of [runPlan, runApply]) {
      const yes = run === runApply ? ['--yes'] : [];
      const empty = await run(sandbox(), [path, '--state', state, ...yes, ...json]);
      assert.deepEqual([empty.code, empty.report().summary['files']], [0, 0]);
      assert.match(empty.err, /there is no payload file in this folder/);
    }
    const link = join(path, 'payloads/a.host.secprofile.json');
    symlinkSync(link, link);
    for (const run of [runPlan, runApply]) {
      const yes = run === runApply ? ['--yes'] : [];
      const { code, report } = await run(sandbox(), [path, '--state', state, ...yes, ...json]);
      assert.notEqual(code, 0);
      assert.match(report().files[0]?.error ?? '', /its symbolic links form a loop/);
    }
    assert.equal(sandbox().count(), 0);
  });

  it('asks on a terminal, and without one needs --yes', async () => {
    const { path, state } = newFolder(3);
    const unasked = await runApply(sandbox(), [path, '--state', state]);
    assert.match(String(unasked.code), /Add --yes/);
    const no = await runApply(sandbox(), [path, '--state', state], { answer: 'n', terminal: true });
    assert.equal(no.code, 2);
    assert.match(no.asked.join(), /3 to add\? \[y\/N\]/);
    assert.equal(sandbox().count(), 0);
    const yes = await runApply(sandbox(), [path, '--state', state], { answer: 'y', terminal: true });
    assert.equal(yes.code, 0, yes.err);
    assert.equal(sandbox().count(), 3);
  });

  it('puts the ids into the payloads, in their style, and leaves nothing else', async () => {
    const folder = newFolder(6);
    const text = readFileSync(folder.file(0), 'utf8');
    const applied = await runApply(sandbox(), [folder.path, '--write-ids', '--yes', ...json]);
    assert.equal(applied.code, 0, applied.err);
    const [file] = applied.report().files;
    const odataType = '  "@odata.type": "#microsoft.graph.hostSecurityProfile",\n';
    assert.equal(
      readFileSync(folder.file(0), 'utf8'),
      text.replace(odataType, `${odataType}  "id": "${file?.id ?? ''}",\n`),
    );
    const again = await runPlan(sandbox(), [folder.path, ...json]);
    assert.equal(again.report().summary['unchanged'], 6);
    const names = readdirSync(`${folder.path}/payloads`);
    assert.deepEqual(
      names.filter((name) => name.startsWith('.')),
      [],
    );
  });

  it('leaves profiles alone whose file is gone, and deletes them with --prune', async () => {
    const folder = newFolder(6);
    const args = [folder.path, '--state', folder.state, '--yes', ...json];
    await runApply(sandbox(), args);
    const { kind, payload } = payloadOf(700);
    await send(sandbox(), 'POST', `/security/${setOfKind(kind)}`, { body: payload });
    rmSync(folder.file(3));
    rmSync(folder.file(4));
    const left = await runApply(sandbox(), args);
    assert.deepEqual([left.code, left.report().summary['orphaned'], sandbox().count()], [0, 2, 7]);
    const pruned = await runApply(sandbox(), [...args, '--prune']);
    assert.equal(pruned.code, 0, pruned.out);
    assert.equal(pruned.report().summary['deleted'], 2);
    assert.equal(sandbox().count(), 5, 'what no file ever had is never touched');
    assert.equal(
      (await runPlan(sandbox(), [folder.path, '--state', folder.state, ...json])).report().summary['orphaned'],
      0,
    );
  });

  it('prunes nothing where something that was named can’t be read, and says so', async () => {
    const folder = newFolder(3);
    const payloads = join(folder.path, 'payloads');
    const args = ['--state', folder.state, ...json];
    await runApply(sandbox(), [payloads, ...args, '--yes']);
    rmSync(payloads, { recursive: true, maxRetries: 6 });
    for (const run of [runPlan, runApply]) {
      const yes = run === runApply ? ['--yes'] : [];
      const { code, err, report } = await run(sandbox(), [folder.path, payloads, ...args, '--prune', ...yes]);
      assert.equal(code, 2);
      assert.match(err, /Nothing is pruned, because some of what you named can’t be read\./);
      const { files, summary } = report();
      assert.deepEqual([files.some(({ action }) => action === 'delete'), summary['orphaned']], [false, 3]);
    }
    assert.equal(sandbox().count(), 3);
    const pruned = await runApply(sandbox(), [folder.path, ...args, '--prune', '--yes']);
    assert.deepEqual([pruned.code, pruned.report().summary['deleted']], [0, 3]);
  });

  it('deletes no profile whose file has another name now, or whose ID another file has', async () => {
    const folder = newFolder(3);
    const args = [folder.path, '--state', folder.state, ...json];
    await runApply(sandbox(), [...args, '--write-ids', '--yes']);
    renameSync(folder.file(0), folder.file(0).replace('p0000', 'moved'));
    renameSync(folder.file(1), folder.file(1).replace(/p0001.*secprofile/, 'any-kind.secprofile'));
    folder.write(3, { azureTenantId: 7, id: (JSON.parse(readFileSync(folder.file(2), 'utf8')) as { id: string }).id });
    renameSync(folder.file(3), folder.file(2).replace('p0002', 'wrong'));
    rmSync(folder.file(2));
    const planned = await runPlan(sandbox(), args);
    assert.equal(planned.report().summary['orphaned'], 0);
    for (const run of [runPlan, runApply]) {
      const { report } = await run(sandbox(), [...args, '--prune', ...(run === runApply ? ['--yes'] : [])]);
      assert.deepEqual(
        report().files.map(({ action }) => action),
        ['unchanged', 'unchanged', 'blocked'],
      );
    }
    assert.equal(sandbox().count(), 3);
    rmSync(join(folder.path, 'payloads'), { recursive: true, maxRetries: 6 });
    const pruned = await runApply(sandbox(), [...args, '--prune', '--yes']);
    assert.deepEqual([pruned.code, pruned.report().summary['deleted'], sandbox().count()], [0, 3, 0]);
    assert.match(readFileSync(folder.state, 'utf8'), /"profiles": \{\}/);
  });

  it('deletes no profile whose file has another name that isn’t planned, as long as the state knows it', async () => {
    const folder = newFolder(2);
    const other = newFolder(1);
    const state = ['--state', folder.state, ...json];
    await runApply(sandbox(), [folder.path, ...state, '--write-ids', '--yes']);
    const moved = folder.file(0).replace('p0000', 'moved');
    renameSync(folder.file(0), moved);
    await runApply(sandbox(), [folder.path, ...state, '--yes']);
    const planned = await runPlan(sandbox(), [other.path, ...state]);
    assert.equal(planned.report().summary['orphaned'], 0);
    for (const run of [runPlan, runApply]) {
      const yes = run === runApply ? ['--yes'] : [];
      const { report } = await run(sandbox(), [other.path, ...state, '--prune', ...yes]);
      assert.deepEqual(
        report().files.map(({ action }) => action),
        ['add'],
      );
    }
    assert.equal(sandbox().count(), 3);
    rmSync(moved);
    const pruned = await runApply(sandbox(), [other.path, ...state, '--prune', '--yes']);
    assert.deepEqual([pruned.code, pruned.report().summary['deleted'], sandbox().count()], [0, 1, 2]);
  });

  const unreadable: readonly (readonly [what: string, text: string | Buffer])[] = [
    ['the text', Buffer.from([0xff])],
    ['the ID', '<<<<<<< HEAD\n{}'],
  ];
  for (const [what, text] of unreadable) {
    it(`deletes no profile where ${what} of a file that may be its own under a new name can’t be read`, async () => {
      const folder = newFolder(8);
      const args = [folder.path, '--state', folder.state, ...json];
      await runApply(sandbox(), [...args, '--yes']);
      rmSync(folder.file(0));
      rmSync(folder.file(1));
      // The file of a host.
      const moved = folder.file(6).replace('p0006', 'moved');
      writeFileSync(moved, text);
      for (const run of [runPlan, runApply]) {
        const { code, report } = await run(sandbox(), [...args, '--prune', ...(run === runApply ? ['--yes'] : [])]);
        assert.equal(code, 2);
        const gone = report().files.filter(({ path }) => /p000[01]/.test(path));
        assert.deepEqual(
          gone.map(({ kind, action, error }) => [kind, action, error]),
          [
            ['host', 'failed', `It may be ${moved} now, whose ID can’t be read.`],
            ['domain', 'delete', undefined],
          ],
        );
      }
      assert.equal(sandbox().count(), 7);
    });
  }

  itWith('symlinks')('deletes no profile whose file can’t be looked at', async () => {
    const folder = newFolder(2);
    const args = [folder.path, '--state', folder.state, ...json];
    await runApply(sandbox(), [...args, '--yes']);
    const payloads = join(folder.path, 'payloads');
    renameSync(payloads, `${folder.path}-elsewhere`);
    symlinkSync('payloads', payloads);
    try {
      for (const run of [runPlan, runApply]) {
        const { report } = await run(sandbox(), [...args, '--prune', ...(run === runApply ? ['--yes'] : [])]);
        assert.deepEqual(report().files, []);
      }
    } finally {
      rmSync(payloads);
      renameSync(`${folder.path}-elsewhere`, payloads);
    }
    assert.equal(sandbox().count(), 2);
  });

  it('tells a person and a pull request what would happen, without markup of others', async () => {
    const folder = newFolder(2);
    folder.write(0, { fqdn: 'a|b`c.contoso.com', tags: ['<b>@everyone</b>'] });
    const text = await runPlan(sandbox(), [folder.path]);
    assert.match(text.out, /^\+ add {8}\S+\n\+ add {8}\S+\nPlan for http:\S+: 2 to add\.\n$/);
    const markdown = await runPlan(sandbox(), [folder.path, '--format', 'markdown']);
    assert.match(markdown.out, /^### Plan for `http:\S+`\n\n\*\*2 to add\*\*\n\n\| What \| File \| Details \|\n/);
  });

  it('deletes what else is gone where a state has an ID that can’t be one', async () => {
    const folder = newFolder(2);
    const args = [folder.path, '--state', folder.state, ...json];
    await runApply(sandbox(), [...args, '--yes']);
    for (const number of [0, 1]) rmSync(folder.file(number));
    writeFileSync(folder.state, readFileSync(folder.state, 'utf8').replace(/"id": ?"[^"]*"/, '"id":".."'));
    for (const run of [runPlan, runApply]) {
      const { code, report } = await run(sandbox(), [...args, '--prune', ...(run === runApply ? ['--yes'] : [])]);
      assert.equal(code, 2);
      assert.deepEqual(
        report().files.map(({ action, error }) => [action, error]),
        [
          ['failed', '“..” can’t be a profile ID.'],
          ['delete', undefined],
        ],
      );
    }
    assert.equal(sandbox().count(), 1);
  });
});
