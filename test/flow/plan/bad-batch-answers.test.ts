import assert from 'node:assert/strict';
import { readFileSync, renameSync, rmSync } from 'node:fs';
import { useSandbox } from '../sandbox/support';
import { payloadFolders } from './support/payload-folder';
import { runApply } from './support/run';

interface Answers {
  readonly responses: readonly { readonly id: string }[];
}

const json = (body: unknown) => new Response(JSON.stringify(body), { headers: { 'Content-Type': 'application/json' } });

/** What a service that did everything makes of its answer. */
const answers: readonly (readonly [what: string, spoil: (right: Answers) => Response, said?: RegExp])[] = [
  ['leaves items out', ({ responses }) => json({ responses: responses.slice(3) })],
  ['has items twice', ({ responses }) => json({ responses: [...responses, ...responses] })],
  [
    'has items twice, and not alike',
    ({ responses }) => json({ responses: [...responses, { ...responses[0], status: 400, body: {} }] }),
  ],
  ['is out of order', ({ responses }) => json({ responses: [...responses].reverse() })],
  [
    'has an ID that nobody sent',
    ({ responses }) => json({ responses: [...responses, { id: 'nobody', status: 201, body: {} }] }),
    /1 response to requests that weren’t sent/,
  ],
  ['is 200 with an error inside', () => json({ error: { code: 'InternalError', message: 'No.' } })],
  ['is a web page', () => new Response('<html></html>', { headers: { 'Content-Type': 'text/html' } })],
  ['is cut off', (right) => new Response(JSON.stringify(right).slice(0, -20))],
  ['is empty', () => new Response('')],
];

describe('A batch of Adds whose answer', () => {
  const sandbox = useSandbox();
  const newFolder = payloadFolders();
  const count = 20;
  beforeEach(() => sandbox().reset());

  /** Spoils the answers to batches that write. */
  function spoiled(spoil: (right: Answers) => Response): () => void {
    const real = globalThis.fetch;
    globalThis.fetch = async (input, init) => {
      const answer = await real(input, init);
      const isWrite = typeof init?.body === 'string' && init.body.includes('"method":"POST"');
      return isWrite ? spoil((await answer.json()) as Answers) : answer;
    };
    return () => (globalThis.fetch = real);
  }

  it('breaks off leaves an Add open, which is that of its file under another name, too; --prune forgets it with the file', async () => {
    const folder = newFolder(3);
    const args = ['--state', folder.state, '--yes', '--format', 'json'];
    const real = globalThis.fetch;
    // Nothing is carried out, and nobody says so.
    globalThis.fetch = () => Promise.resolve(new Response(''));
    const first = await runApply(sandbox(), [folder.path, ...args]).finally(() => (globalThis.fetch = real));
    assert.equal(first.report().summary['unknown'], 3, first.out);
    const moved = folder.file(0).replace('p0000', 'moved');
    renameSync(folder.file(0), moved);
    rmSync(folder.file(1));
    const second = await runApply(sandbox(), [folder.path, ...args]);
    assert.deepEqual([second.report().summary['unknown'], sandbox().count()], [2, 0], second.out);
    assert.match(second.err, /p0001\S*: The file is gone, but an earlier run may have added its profile/);
    const third = await runApply(sandbox(), [folder.path, ...args, '--retry-unknown', '--prune']);
    assert.deepEqual([third.code, third.report().summary['added']], [0, 2], third.out);
    assert.deepEqual((JSON.parse(readFileSync(folder.state, 'utf8')) as { pending: object }).pending, {});
    assert.equal(sandbox().count(), 2);
  });

  for (const [what, spoil, said] of answers) {
    it(`${what}: each profile is there once, and each file has its own`, async () => {
      const folder = newFolder(count);
      const args = [folder.path, '--state', folder.state, '--yes', '--format', 'json'];
      const end = spoiled(spoil);
      const first = await runApply(sandbox(), args).finally(end);
      assert.equal(sandbox().count(), count);
      assert.deepEqual([first.code, first.report().summary['added']], [0, count], first.err);
      assert.equal(new Set(first.report().files.map(({ id }) => id)).size, count);
      if (said) assert.match(first.err, said);
      const again = await runApply(sandbox(), args);
      assert.deepEqual([again.code, again.report().summary['unchanged']], [0, count], again.out);
      assert.equal(sandbox().count(), count);
    });
  }
});
