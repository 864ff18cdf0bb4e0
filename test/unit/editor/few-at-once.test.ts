import assert from 'node:assert/strict';
import { fewAtOnce } from '../../../src/editor/plan/few-at-once';

describe('Looking at files that change', () => {
  /** Looks that end when they are told to. */
  class Looks {
    readonly begun: string[] = [];
    underWay = 0;
    most = 0;
    private readonly ends: (() => void)[] = [];

    readonly look = async (key: string, value: number) => {
      this.begun.push(`${key}${value}`);
      this.underWay += 1;
      this.most = Math.max(this.most, this.underWay);
      await new Promise<void>((resolve) => this.ends.push(resolve));
      this.underWay -= 1;
    };

    /** Ends all, and those that begin then, until none is under way. */
    async endAll(): Promise<void> {
      for (let end = this.ends.shift(); end; end = this.ends.shift()) {
        end();
        await new Promise(setImmediate);
      }
    }
  }

  it('happens few at once, and for each file', async () => {
    const looks = new Looks();
    const look = fewAtOnce(looks.look);
    for (let at = 0; at < 3000; at += 1) look('file', at);
    for (let at = 0; at < 100; at += 1) look(`file-${at}-`, at);
    await looks.endAll();
    assert.equal(looks.most, 8);
    assert.equal(new Set(looks.begun.filter((each) => each.startsWith('file-'))).size, 100);
    assert.equal(looks.underWay, 0);
  });

  it('happens once for a file that changes many times while it waits, by the last of its changes', async () => {
    const looks = new Looks();
    const look = fewAtOnce(looks.look);
    for (let at = 0; at < 8; at += 1) look(`busy${at}-`, at);
    for (const value of [1, 2, 3]) look('file', value);
    await looks.endAll();
    assert.deepEqual(
      looks.begun.filter((each) => each.startsWith('file')),
      ['file3'],
    );
    look('file', 4);
    await looks.endAll();
    assert.equal(looks.begun.at(-1), 'file4');
  });
});
