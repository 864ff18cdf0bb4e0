import assert from 'node:assert/strict';
import { oneAtATime } from '../../../src/editor/send/one-at-a-time';
import { onPlatform } from '../../support/on-platform';

describe('What is sent one at a time', () => {
  it('is a file, whether by itself or among others', async () => {
    const sending = new Set<string>();
    let resolve: (answer: string) => void = () => undefined;
    const answer = new Promise<string>((done) => (resolve = done));
    const first = oneAtATime(
      sending,
      ['file:///w/a%20b.host.secprofile.json', 'file:///w/c.host.secprofile.json'],
      () => answer,
    );
    let wasSent = false;
    const send = () => Promise.resolve((wasSent = true));
    await assert.rejects(oneAtATime(sending, ['file:///w/a%20b.host.secprofile.json'], send), {
      message: 'a b.host.secprofile.json is being sent. Wait for the response, or cancel the request first.',
    });
    assert.equal(wasSent, false);
    assert.equal(await oneAtATime(sending, ['file:///w/d.host.secprofile.json'], send), true);
    resolve('201');
    assert.equal(await first, '201');
    assert.equal(await oneAtATime(sending, ['file:///w/a%20b.host.secprofile.json'], send), true);
  });

  it('is a file however it is spelled where the system ignores case', async () => {
    const spellings = ['file:///c%3A/Pay/Web.json', 'file:///c%3A/pay/web.json'] as const;
    const sendBoth = () =>
      oneAtATime(sending, [spellings[0]], () => oneAtATime(sending, [spellings[1]], () => Promise.resolve('both')));
    const sending = new Set<string>();
    for (const platform of ['win32', 'darwin'] as const) {
      const { restore } = onPlatform(platform);
      await assert.rejects(sendBoth, /^HumanError: web\.json is being sent\./).finally(restore);
      assert.equal(sending.size, 0);
    }
    const { restore } = onPlatform('linux');
    assert.equal(await sendBoth().finally(restore), 'both');
  });

  it('is free again after a failure', async () => {
    const sending = new Set<string>();
    const fails = () => Promise.reject(new Error('no'));
    await assert.rejects(oneAtATime(sending, ['file:///w/a.json'], fails), { message: 'no' });
    assert.equal(sending.size, 0);
  });
});
