import assert from 'node:assert/strict';
import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { useSandbox } from '../sandbox/support';
import { payloadFolders, payloadOf, setOfKind } from './support/payload-folder';
import { runApply, runPlan } from './support/run';
import { send } from '../sandbox/support';

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

  it('refuses to write over what somebody else has changed meanwhile', async () => {
    const folder = newFolder(1);
    const args = [folder.path, '--state', folder.state, ...json];
    const { kind, id } = (await runApply(sandbox(), [...args, '--yes'])).report().files[0] ?? {};
    folder.write(0, { tags: ['ours'] });
    const restore = meanwhile('$batch', async () => {
      const path = `/security/${setOfKind(kind ?? '')}/${id ?? ''}`;
      const { status } = await send(sandbox(), 'PATCH', path, { body: { tags: ['theirs'] } });
      assert.equal(status, 200);
    });
    const applied = await runApply(sandbox(), [...args, '--yes']).finally(restore);
    assert.equal(applied.code, 1);
    const [file] = applied.report().files;
    assert.equal(file?.result?.status, 'failed');
    assert.match(file.result.error ?? '', /412/);
    assert.match(sandbox().get(kind ?? '', id ?? '')?.text ?? '', /theirs/);
  });

  /** Does something right before the write goes out: the second request to an address. */
  function meanwhile(address: string, what: () => Promise<void>): () => void {
    const real = globalThis.fetch;
    let count = 0;
    globalThis.fetch = async (...args) => {
      const isWanted = new Request(...args).url.endsWith(address);
      count += isWanted ? 1 : 0;
      if (isWanted && count === 2) await what();
      return real(...args);
    };
    return () => (globalThis.fetch = real);
  }

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

  it('asks on a terminal, and without one needs --yes', async () => {
    const { path, state } = newFolder(3);
    const unasked = await runApply(sandbox(), [path, '--state', state]);
    assert.match(String(unasked.code), /add --yes/);
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
    const names = (await import('node:fs')).readdirSync(`${folder.path}/payloads`);
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

  it('does not send what has changed on the disk since it was planned', async () => {
    const folder = newFolder(1);
    const io = { answer: 'y', terminal: true };
    const real = globalThis.fetch;
    const args = [folder.path, '--state', folder.state, ...json];
    await runApply(sandbox(), [...args, '--yes']);
    folder.write(0, { tags: ['planned'] });
    globalThis.fetch = (...request) => {
      folder.write(0, { tags: ['changed'] });
      return real(...request);
    };
    const applied = await runApply(sandbox(), args, io).finally(() => (globalThis.fetch = real));
    assert.equal(applied.code, 2);
    assert.match(applied.out, /The file has changed since it was planned/);
  });

  it('tells a person and a pull request what would happen, without markup of others', async () => {
    const folder = newFolder(2);
    folder.write(0, { fqdn: 'a|b`c.contoso.com', tags: ['<b>@everyone</b>'] });
    const text = await runPlan(sandbox(), [folder.path]);
    assert.match(text.out, /^\+ add {8}\S+\n\+ add {8}\S+\nPlan for http:\S+: 2 to add\.\n$/);
    const markdown = await runPlan(sandbox(), [folder.path, '--format', 'markdown']);
    assert.match(markdown.out, /^### Plan for `http:\S+`\n\n\*\*2 to add\*\*\n\n\| What \| File \| Details \|\n/);
  });

  describe('with a state file that', () => {
    const cases: readonly (readonly [what: string, text: (base: string) => string, sentence: RegExp])[] = [
      ['is newer', () => '{"format":"secprofile-state","version":2}', /written by a newer secprofile \(version 2\)/],
      [
        'is of another service',
        () => state('https://other.example/beta'),
        /it is of https:\/\/other\.example\/beta, not of/,
      ],
      ['is cut off', (base) => state(base).slice(0, -9), /it is damaged: it is not JSON/],
      ['is something else', () => '{"version":1}', /it is no state file/],
      ['has an odd entry', (base) => state(base, '{"a.json":{"kind":"host"}}'), /the entry of "a\.json" in "profiles"/],
    ];
    const state = (base: string, profiles = '{}') =>
      `{"format":"secprofile-state","version":1,"base":"${base}","profiles":${profiles},"pending":{}}`;
    for (const [what, text, sentence] of cases) {
      it(`${what} sends nothing and says so`, async () => {
        const folder = newFolder(1);
        writeFileSync(folder.state, text(sandbox().url));
        for (const run of [runPlan, runApply]) {
          const yes = run === runApply ? ['--yes'] : [];
          const { code } = await run(sandbox(), [folder.path, '--state', folder.state, ...yes]);
          assert.match(String(code), sentence);
        }
        assert.equal(sandbox().count(), 0);
      });
    }

    it('another run has, sends nothing and says so', async () => {
      const folder = newFolder(2);
      const args = [folder.path, '--state', folder.state];
      const real = globalThis.fetch;
      let other: Promise<unknown> | undefined;
      globalThis.fetch = async (...request) => {
        other ??= runApply(sandbox(), [...args, '--yes']);
        await other;
        return real(...request);
      };
      const first = await runApply(sandbox(), [...args, '--yes']).finally(() => (globalThis.fetch = real));
      assert.equal(first.code, 0);
      assert.match(String(((await other) as { code: unknown }).code), /another run is using it/);
      assert.equal(sandbox().count(), 2);
    });
  });
});
