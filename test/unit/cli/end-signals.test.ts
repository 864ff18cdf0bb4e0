import assert from 'node:assert/strict';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { run } from '../../../src/cli/sandbox';
import { eventually } from '../../support/eventually';
import { folderWith } from './support/folder';
import { RecordingIo } from './support/recording-io';

describe('secprofile sandbox, told to end', () => {
  let cwd: string;
  before(() => {
    cwd = folderWith();
  });

  // The last one is for Windows alone, where no test can send it to another process.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGBREAK']) {
    it(`by ${signal}, ends with 0 and leaves nothing but the profiles`, async () => {
      const io = new RecordingIo({ cwd });
      const ended = run(['--data', signal], io);
      await eventually(() => io.out.includes('"url"'), 'the sandbox');
      io.signal(signal);
      assert.equal(await ended, 0);
      assert.deepEqual(await readdir(path.join(cwd, signal)), ['profiles.jsonl']);
    });
  }
});
