import assert from 'node:assert/strict';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { cleanupAfterEach } from '../../support/cleanup';
import { isChild, listening, startChild, type Child } from './child';
import { host, send, useFolder } from './support';
import { itWith } from '../../support/capabilities';

if (!isChild()) {
  describe('secprofile sandbox', () => {
    const folder = useFolder();
    const cleanup = cleanupAfterEach();
    const start = (...args: string[]) => startChild(cleanup, __filename, args);
    /** Ends without a signal, which Windows doesn't have. */
    const startWith = (env: NodeJS.ProcessEnv, ...args: string[]) =>
      startChild(cleanup, __filename, [...args, '--stop-on-stdin-end'], env);
    const stop = async (child: Child) => {
      child.process.stdin.end();
      assert.equal(await child.ended, 0);
    };

    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      itWith('signals')(`prints one line, serves, and ends with 0 on ${signal}`, async () => {
        const child = start('--data', join(folder(), signal));
        const door = await listening(child);
        assert.match(child.out(), /^\{"url":"http:\/\/127\.0\.0\.1:\d+\/beta","token":"[\w-]{40,}"\}\n$/);
        const line = child.out();
        const { status } = await send(door, 'POST', '/security/hostSecurityProfiles', { body: host });
        assert.equal(status, 201);
        const begun = performance.now();
        child.process.kill(signal);
        assert.equal(await child.ended, 0);
        assert.ok(performance.now() - begun < 5000);
        assert.deepEqual([child.out(), child.err()], [line, '']);
        assert.deepEqual(await readdir(join(folder(), signal)), ['profiles.jsonl']);
      });
    }

    // Linux' own folder of processes, where nobody can make one.
    itWith('proc')('ends with a sentence where its folder can’t be made', async () => {
      for (const data of ['/proc/x', '/proc/x/y']) {
        const child = start('--data', data);
        assert.equal(await child.ended, 2);
        assert.match(child.err(), /^secprofile: .*\(ENOENT\)\n$/);
      }
    });

    it('takes token, seed, fault and access log', async () => {
      const seed = join(folder(), 'seed');
      await mkdir(seed);
      await writeFile(join(seed, 'web.host.secprofile.json'), `// a seed\n${JSON.stringify(host)}`);
      const child = startWith(
        { SECPROFILE_TOKEN: 'my-token' },
        '--data',
        join(folder(), 'all'),
        '--seed',
        seed,
        '--fault',
        '503; times=1',
        '--access-log',
      );
      const door = await listening(child);
      assert.equal(door.token, 'my-token');
      assert.equal((await send(door, 'GET', '/security/hostSecurityProfiles')).status, 503);
      const { json } = await send(door, 'GET', "/security/hostSecurityProfiles?$filter=fqdn eq 'web01.contoso.com'");
      assert.equal((json as { value: unknown[] }).value.length, 1);
      await stop(child);
      const lines = child
        .err()
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as { status: number; path: string });
      assert.deepEqual(
        lines.map(({ status }) => status),
        [503, 200],
      );
      assert.ok(!/my-token|contoso/.test(child.err()));
    });

    it('takes a token from a file or an argument too, and says who can read the latter', async () => {
      const file = join(folder(), 'token.txt');
      await writeFile(file, 'from-file\r\n');
      for (const [args, token, said] of [
        [['--token-file', file], 'from-file', ''],
        [['--token', 'given'], 'given', 'secprofile: Other users of this computer can read --token. '],
      ] as const) {
        const child = startWith({ SECPROFILE_TOKEN: 'from-variable' }, '--data', join(folder(), 'tokens'), ...args);
        assert.equal((await listening(child)).token, token);
        assert.equal(child.err().slice(0, said.length || undefined), said);
        await stop(child);
      }
    });

    it('ends when whoever started it closes its standard input, where it was asked to', async () => {
      const data = join(folder(), 'stdin');
      const child = start('--data', data, '--stop-on-stdin-end');
      await listening(child);
      child.process.stdin.write('more is to come\n');
      child.process.stdin.end();
      assert.equal(await child.ended, 0);
      assert.deepEqual([child.err(), await readdir(data)], ['', ['profiles.jsonl']]);
    });

    itWith('signals')('ends by a signal as well, where it was asked to end with its standard input', async () => {
      const child = start('--data', join(folder(), 'stdin-open'), '--stop-on-stdin-end');
      await listening(child);
      child.process.kill('SIGTERM');
      assert.equal(await child.ended, 0);
    });

    itWith('anyName')('prints nothing of a file that a terminal would act on', async () => {
      const seed = join(folder(), 'escapes');
      await mkdir(seed);
      await writeFile(join(seed, 'a\u001b]0;owned\u0007\u009b2J.host.secprofile.json'), '{"a\u009b": 1}');
      const child = start('--seed', seed);
      assert.equal(await child.ended, 2);
      assert.match(child.err(), /^secprofile: .*can't be used as a seed\..*\n$/);
      assert.doesNotMatch(child.err(), /[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/);
    });

    it('uses a temporary folder where none is given, and leaves nothing behind', async () => {
      const parent = join(folder(), 'own-tmp');
      await mkdir(parent);
      const child = startWith({ TMPDIR: parent, TEMP: parent, TMP: parent });
      await listening(child);
      const made = await readdir(parent);
      assert.equal(made.length, 1);
      assert.match(made[0] ?? '', /^secprofile-temporary-sandbox-/);
      await stop(child);
      assert.deepEqual(await readdir(parent), []);
    });

    it('sweeps what one that was killed left there, and nothing else', async () => {
      const parent = join(folder(), 'tmp');
      await mkdir(join(parent, 'secprofile-sandbox-other'), { recursive: true });
      await writeFile(join(parent, 'secprofile-sandbox-other', 'mine'), '');
      const env = { TMPDIR: parent, TEMP: parent, TMP: parent };
      const killed = startWith(env);
      await listening(killed);
      const alive = startWith(env);
      await listening(alive);
      killed.process.kill('SIGKILL');
      await killed.ended;
      assert.equal((await readdir(parent)).length, 3);
      const next = startWith(env);
      await listening(next);
      assert.equal((await readdir(parent)).length, 3, 'the one that is alive, the next one, and what is not ours');
      for (const child of [alive, next]) await stop(child);
      assert.deepEqual(await readdir(parent), ['secprofile-sandbox-other']);
    });

    it('keeps a second process out of the folder, and takes over from one that was killed', async () => {
      const data = join(folder(), 'shared');
      const first = start('--data', data);
      await listening(first);
      const second = start('--data', data);
      assert.equal(await second.ended, 2);
      assert.match(second.err(), /in use by another window or program \(process \d+\)/);
      assert.equal(second.out(), '');
      first.process.kill('SIGKILL');
      await first.ended;
      const third = startWith({}, '--data', data);
      await listening(third);
      await stop(third);
    });

    const bad: readonly (readonly [string, readonly string[], RegExp])[] = [
      ['an unknown option', ['--nothing'], /--nothing/],
      ['a port that is none', ['--port', '70000'], /"70000" isn't a port/],
      ['a token with a blank', ['--token', 'a b'], /--token: a token is 1 to 512/],
      ['a token file that is not there', ['--token-file', 'nowhere'], /nowhere: there is no such file/],
      ['a token file without an end', ['--token-file', '/dev/zero'], /\/dev\/zero: it is not a regular file/],
      ['two tokens', ['--token', 'a', '--token-file', 'b'], /not both/],
      ['an empty folder', ['--data', ''], /--data is empty/],
      ['an empty argument', [''], /arguments is empty/],
      ['a stray argument', ['data'], /only options, not "data"/],
      ['an unknown fault', ['--fault', '418'], /The faults are 400/],
      ['a seed folder that is not there', ['--seed', join('nowhere', 'at-all')], /cannot be read/],
    ];
    for (const [what, args, sentence] of bad) {
      const check = args.includes('/dev/zero') ? itWith('devices') : it;
      check(`ends with 2 and a sentence for ${what}`, async () => {
        const child = start(...args);
        assert.equal(await child.ended, 2);
        assert.match(child.err(), sentence);
        assert.match(child.err(), /^(?:secprofile: .*\n)+$/);
        assert.equal(child.out(), '');
      });
    }
  });
}
