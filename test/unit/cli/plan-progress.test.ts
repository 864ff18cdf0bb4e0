import assert from 'node:assert/strict';
import { Progress } from '../../../src/cli/plan/progress';
import { RecordingIo } from './support/recording-io';

describe('The progress of secprofile plan and apply', () => {
  /** What is written while 100 are sent, one each second. */
  function written(terminal: boolean): string {
    const io = new RecordingIo({ terminal });
    let seconds = 0;
    const progress = new Progress(io, () => seconds * 1000);
    progress.tell('sending', 0, 100);
    for (let done = 1; done <= 100; done++) {
      seconds += 1;
      progress.tell('sending', done, 100);
    }
    return io.err;
  }

  it('is a bar on a terminal, with the time that is left, and ends with a whole line', () => {
    const states = written(true).split('\r\u001b[K');
    assert.equal(states.length, 102);
    assert.equal(states[1], '░░░░░░░░░░░░░░░░░░░░░░░░ 0 of 100 sent');
    assert.match(states[51] ?? '', /^█{12}░{12} 50 of 100 sent, about 50\.0 s left$/);
    assert.equal(states[101], `${'█'.repeat(24)} 100 of 100 sent\n`);
  });

  it('is a plain line now and then in a log', () => {
    const lines = written(false).trimEnd().split('\n');
    assert.equal(lines.length, 10);
    assert.match(lines[0] ?? '', /^secprofile: 10 of 100 sent, about 1 min 30 s left$/);
    assert.equal(lines[9], 'secprofile: 100 of 100 sent');
    assert.ok(lines.every((line) => /^[\w:., ]+$/.test(line)));
  });

  it('says nothing in a log of what is done at once', () => {
    const io = new RecordingIo({});
    const progress = new Progress(io, () => 0);
    progress.tell('reading', 0, 5);
    progress.tell('reading', 5, 5);
    assert.equal(io.err, '');
  });
});
