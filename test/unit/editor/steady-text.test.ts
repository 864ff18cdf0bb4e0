import assert from 'node:assert/strict';
import { SteadyText } from '../../../src/editor/host/steady-text';

describe('What a notification says of work that is counted', () => {
  let now: number;
  let text: SteadyText;

  beforeEach(() => {
    now = 1_000_000;
    text = new SteadyText(() => now);
  });

  it('changes a few times in a minute, and is the newest count then', () => {
    const said: (string | undefined)[] = [];
    for (let done = 1; done <= 600; done += 1, now += 100) said.push(text.next(`${done} of 600`, 'read'));
    assert.deepEqual(said.filter(Boolean), [
      '1 of 600',
      '101 of 600',
      '201 of 600',
      '301 of 600',
      '401 of 600',
      '501 of 600',
    ]);
  });

  it('changes at once for what else is to be said', () => {
    assert.equal(text.next('1 of 9 read', 'read'), '1 of 9 read');
    assert.equal(text.next('1 of 9 sent', 'sent'), '1 of 9 sent');
    assert.equal(text.next('Signing in'), 'Signing in');
    assert.equal(text.next('Signing in'), undefined);
    assert.equal(text.next(''), '');
    assert.equal(text.next('Signing in'), 'Signing in');
  });

  it('changes as seldom where the work is held up again and again', () => {
    const said: (string | undefined)[] = [];
    for (let done = 1; done <= 50; done += 1, now += 100) {
      said.push(text.next(`${done} of 50 sent`, 'sent'), text.next(`Waiting ${done} s`, 'wait'));
    }
    assert.deepEqual(said.filter(Boolean), ['1 of 50 sent', 'Waiting 1 s']);
  });
});
