import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../../src/build/folders';
import { dispatch, type CommandRow } from '../../../src/cli/dispatch';
import { HumanError } from '../../../src/errors';
import { RecordingIo } from './support/recording-io';

const commands: readonly CommandRow[] = [
  {
    name: 'greet',
    summary: 'Say hello',
    load: () => Promise.resolve({ run: (args, io) => Promise.resolve((io.stdout.write(args.join()), 7)) }),
  },
  {
    name: 'refuse',
    summary: 'Say no',
    load: () => Promise.resolve({ run: () => Promise.reject(new HumanError('No.\u001b')) }),
  },
  { name: 'crash', summary: 'Break', load: () => Promise.resolve({ run: () => Promise.reject(new TypeError('oh')) }) },
];

async function run(...args: string[]) {
  const io = new RecordingIo();
  const code = await dispatch(args, io, commands);
  return { code, out: io.out, err: io.err };
}

describe('secprofile', () => {
  it('hands the arguments to the command, and its exit code on', async () => {
    assert.deepEqual(await run('greet', '-a', 'b'), { code: 7, out: '-a,b', err: '' });
  });

  it('prints what a person got wrong as a sentence', async () => {
    assert.deepEqual(await run('refuse'), { code: 2, out: '', err: 'secprofile: No.\uFFFD\n' });
  });

  it('prints a fault of its own with the stack', async () => {
    const { code, err } = await run('crash');
    assert.equal(code, 2);
    assert.match(err, /^secprofile: this is a bug in secprofile\. TypeError: oh\n +at /);
  });

  it('knows which command was probably meant', async () => {
    const { code, err } = await run('gret');
    assert.equal(code, 2);
    assert.match(
      err,
      /^secprofile: There is no command gret\. Did you mean "greet"\? The commands are greet, refuse, and crash\./,
    );
    assert.match((await run('')).err, /^secprofile: The name of the command is empty\.\n$/);
    assert.match((await run('--verbose', 'greet')).err, /no option --verbose before a command/);
  });

  it('tells how it is used: asked for on standard output, without a command on standard error', async () => {
    const asked = await run('--help');
    assert.equal(asked.code, 0);
    assert.match(asked.out, /^Usage: secprofile <command>/);
    assert.match(asked.out, /\n {2}refuse {2}Say no\n/);
    assert.deepEqual(await run(), { code: 2, out: '', err: asked.out });
  });

  it('tells its version', async () => {
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
    assert.deepEqual(await run('--version'), { code: 0, out: `${version}\n`, err: '' });
  });
});
