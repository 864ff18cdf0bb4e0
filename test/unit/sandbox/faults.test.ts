import assert from 'node:assert/strict';
import { HumanError } from '../../../src/errors';
import { Arming } from '../../../src/sandbox/faults/arming';
import { faultTable, parseFault } from '../../../src/sandbox/faults/faults';

describe('sandbox: simulated failures', () => {
  it('have ids that differ and titles for people', () => {
    assert.equal(new Set(faultTable.map(({ id }) => id)).size, faultTable.length);
    for (const { title } of faultTable) assert.ok(title.length > 3);
  });

  it('say what happens, a status with its name once', () => {
    for (const { id, title } of faultTable) {
      const [status] = /^\d{3}/.exec(id) ?? [];
      if (status !== undefined) assert.match(title, new RegExp(`^${status} [A-Z][A-Za-z ]+ — [^\\d]+$`));
      assert.ok(!title.endsWith('.'), title);
    }
  });

  it('are read with their settings', () => {
    assert.equal(parseFault('429').fault.id, '429');
    const { fault, times, delay } = parseFault(' SLOW ; times=3;delay = 50 ');
    assert.deepEqual([fault.id, times, delay], ['slow', 3, 50]);
    assert.equal(parseFault('limit; rate=2').rate, 2);
  });

  it('are refused with a list of what there is', () => {
    assert.throws(
      () => parseFault('418'),
      (error) => HumanError.is(error) && error.message.includes('429-date'),
    );
    for (const text of ['429; times', '429; times=-1', '429; often=3', '429; times=9999999', '']) {
      assert.throws(() => parseFault(text), HumanError, text);
    }
  });

  it('stay armed until they are disarmed', () => {
    const arming = new Arming();
    let told = 0;
    const end = arming.onDidChange(() => (told += 1));
    assert.deepEqual([arming.current(), arming.take()], [undefined, undefined]);
    arming.arm('503');
    assert.equal(arming.take()?.fault.id, '503');
    assert.equal(arming.take()?.fault.id, '503');
    assert.deepEqual(arming.current(), {
      id: '503',
      title: '503 Service Unavailable — try again later',
      remaining: undefined,
    });
    arming.disarm();
    arming.disarm();
    assert.equal(arming.take(), undefined);
    assert.equal(told, 2);
    end();
    arming.arm('500');
    assert.equal(told, 2);
  });

  it('are over after the number of requests that was asked for', () => {
    const arming = new Arming();
    arming.arm('429; times=2');
    assert.equal(arming.current()?.remaining, 2);
    arming.take();
    assert.equal(arming.current()?.remaining, 1);
    arming.take();
    assert.deepEqual([arming.current(), arming.take()], [undefined, undefined]);
  });
});
