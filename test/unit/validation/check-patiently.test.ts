import assert from 'node:assert/strict';
import type { FileJobs, FileOutcome } from '../../../src/validation/check-files';
import { checkPatiently } from '../../../src/validation/check-patiently';

const held: FileOutcome = { what: 'unreadable', state: '', mayPass: true };
const gone: FileOutcome = { what: 'unreadable', state: '' };
const free: FileOutcome = { what: 'undecoded', state: '1' };

describe('Closed files that another program has open', () => {
  const jobs = (names: readonly string[]): FileJobs => ({
    files: names.map((path) => ({ path, options: { intent: 'add', fileName: path }, knownState: undefined })),
    folders: [],
    largest: 1,
  });

  /** Checks files, each of which is held for so many looks; returns what came of each, and each look. */
  async function check(heldFor: Readonly<Record<string, number>>, platform: NodeJS.Platform = 'win32') {
    const looks: string[] = [];
    let waited = 0;
    const left = { ...heldFor };
    const outcomes = await checkPatiently(
      ({ files }) => {
        looks.push(files.map(({ path }) => path).join());
        return Promise.resolve(
          files.map(({ path }) => {
            left[path] = (left[path] ?? 0) - 1;
            return path === 'gone' ? gone : left[path] >= 0 ? held : free;
          }),
        );
      },
      jobs(Object.keys(heldFor)),
      { platform, wait: (milliseconds) => Promise.resolve((waited += milliseconds)) },
    );
    return { outcomes, looks, waited };
  }

  it('are read again, they alone, until they are free', async () => {
    const { outcomes, looks } = await check({ a: 0, b: 2, gone: 0, c: 1 });
    assert.deepEqual(outcomes, [free, free, gone, free]);
    assert.deepEqual(looks, ['a,b,gone,c', 'b,c', 'b']);
  });

  it('are waited for no longer than two seconds together', async () => {
    const { outcomes, waited } = await check({ a: 0, b: 1e9, c: 1e9 });
    assert.deepEqual(outcomes, [free, held, held]);
    assert.equal(waited, 2000);
  });

  it('are not waited for where a refusal is final', async () => {
    const { outcomes, looks } = await check({ a: 0, b: 1 }, 'linux');
    assert.deepEqual([outcomes, looks.length], [[free, held], 1]);
  });

  it('hide no failure of the check itself', async () => {
    const fails = () => Promise.reject(new Error('The thread ended.'));
    await assert.rejects(checkPatiently(fails, jobs(['a'])), /The thread ended/);
  });
});
