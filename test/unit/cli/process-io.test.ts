import assert from 'node:assert/strict';
import { Writable } from 'node:stream';
import { outputTo } from '../../../src/cli/process-io';

const errorOf = (code: string) => Object.assign(new Error(`write ${code}`), { code });

/** What a system reports for each write. */
const failing = (code: string) => new Writable({ write: (_, _encoding, done) => done(errorOf(code)) });

describe('Standard output', () => {
  // Linux and macOS, then Windows.
  for (const code of ['EPIPE', 'EOF']) {
    it(`may be closed early by whoever reads it (${code})`, async () => {
      const output = outputTo(failing(code));
      output.write('a line\n');
      output.write('another one\n');
      assert.equal(await output.failure(), undefined);
    });
  }

  it('that can’t be written is a failure, and the first one counts', async () => {
    const stream = failing('ENOSPC');
    const output = outputTo(stream);
    const code = async () => ((await output.failure()) as NodeJS.ErrnoException).code;
    output.write('a line\n');
    assert.equal(await code(), 'ENOSPC');
    stream.emit('error', errorOf('EIO'));
    assert.equal(await code(), 'ENOSPC');
  });

  it('is a terminal only where the stream says so', () => {
    const stream = new Writable({ write: (_, _encoding, done) => done() });
    assert.equal(outputTo(stream).isTerminal, false);
    assert.equal(outputTo(Object.assign(stream, { isTTY: true })).isTerminal, true);
  });
});
