import assert from 'node:assert/strict';
import { workOutHere } from '../../../src/difference/work';
import { bodyPieces, readBodyLimit, wholeBody } from '../../../src/response/answer-body';
import type { BodyView } from '../../../src/response/view';
import { shownBodyLimit } from '../../../src/response/view';
import { CheckClient } from '../../../src/validation/check-client';
import { bundleCheckingThread } from '../../support/checking-thread';
import { cleanupAfterSuite } from '../../support/cleanup';
import { pingDuring } from '../../support/pings';
import { temporaryFolder } from '../../support/temporary-folder';

describe('The whole body', () => {
  const whole = (body: string, form: BodyView['form']) => wholeBody(workOutHere, { body }, form);

  it('stays as it came where laid out it would take many times its room: deep lists of small values', async () => {
    const list = (depth: number) => `${'['.repeat(depth)}${Array(300_000).fill('1').join(',')}${']'.repeat(depth)}`;
    assert.equal(await whole(list(60), 'json'), list(60));
    assert.equal((await whole(list(1), 'json')).split('\n').length, 300_002);
  });

  it('has no limit', async () => {
    const body = JSON.stringify({ a: 'ü€😀'.repeat(2 * shownBodyLimit) });
    assert.equal(await whole(body, 'json'), JSON.stringify(JSON.parse(body), undefined, 2));
    assert.equal(await whole(' a ', 'text'), ' a ');
    assert.equal(await whole(' \n', 'empty'), '');
  });

  it('has neither a byte order mark nor a bearer token, and is the same however it came', async () => {
    const token = `Bearer ${'a1_-'.repeat(20)}`;
    const body = `\ufeff"${token}",\n`.repeat(60_000);
    const expected = '\ufeff"Bearer redacted",\n'.repeat(60_000).slice(1);
    const pieces = body.match(/[^]{1,70001}/g) ?? [];
    for (const answer of [{ body }, { body, pieces }]) {
      assert.equal(await wholeBody(workOutHere, answer, 'unread'), expected);
      assert.equal(await wholeBody(workOutHere, answer, 'text'), expected);
    }
  });
});

describe('While the pieces of a whole body are made ready for an editor, a file, or the clipboard', () => {
  /** Milliseconds of a frame. */
  const frame = 16;
  /** Collecting garbage holds a turn up now and then; our own work holds it up each time. */
  const rounds = 6;
  const cleanup = cleanupAfterSuite();
  let client: CheckClient;

  before(async () => {
    const folder = await temporaryFolder(cleanup, 'whole-body-');
    client = new CheckClient({ workerFile: await bundleCheckingThread(folder) });
    cleanup.defer(() => client.end());
  });

  /** So many characters, again and again the same ones. */
  const filled = (length: number, text: string) => Buffer.alloc(length, text).toString('latin1');
  const inner = filled(readBodyLimit - 7, '{"a":1},');
  const of64 = (piece: string) => Array<string>(64).fill(piece);
  const rows: readonly [what: string, form: BodyView['form'], pieces: readonly string[]][] = [
    ['JSON of 4 MB', 'json', [`[${inner.slice(0, inner.lastIndexOf(','))}]`]],
    [
      'JSON of 4 MB that becomes nine times as long',
      'json',
      [`${'['.repeat(8)}${filled(readBodyLimit - 17, '1,')}1${']'.repeat(8)}`],
    ],
    ['a page of 4 MB', 'text', [filled(readBodyLimit, '<p>Bearer of bad news')]],
    ['64 MB of brackets', 'unread', of64(filled(2 ** 20, '[],'))],
    ['64 MB of tokens', 'unread', of64(filled(2 ** 20, `Bearer ${'a'.repeat(30)} `))],
    ['a token of 64 MB', 'unread', [`Bearer `, ...of64(filled(2 ** 20, 'a'))]],
    ['64 MB without a blank', 'unread', of64(filled(2 ** 20, 'a'))],
    ['64 MB with characters of two bytes', 'unread', of64(`${filled(2 ** 20, '"a",')}\u20ac`)],
  ];
  for (const [what, form, pieces] of rows) {
    it(`of ${what}, the thread has its turns within a frame`, async () => {
      const answer = { body: pieces.join(''), pieces };
      let longest = Infinity;
      for (let round = 0; round < rounds && longest > frame; round++) {
        const took = await pingDuring(async () => {
          let length = 0;
          for await (const each of bodyPieces(client.workOut, answer, form)) {
            length += each.length;
            await new Promise(setImmediate);
          }
          assert.ok(length > 0);
        });
        longest = Math.min(longest, took);
      }
      assert.ok(longest <= frame, `${longest.toFixed(1)} ms`);
    });
  }
});
