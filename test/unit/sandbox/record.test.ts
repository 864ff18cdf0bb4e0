import assert from 'node:assert/strict';
import fc from 'fast-check';
import { headLine, lineOf, putLine, readLine } from '../../../src/sandbox/store/record';
import type { Profile } from '../../../src/sandbox/store/store';

const profile: Profile = {
  kind: 'file',
  id: 'a',
  made: 3,
  revision: 7,
  text: '{"id":"a","size":9223372036854775807,"n":"ä😀"}',
};

const bytes = (line: string) => Buffer.from(line.slice(0, -1));

describe('sandbox: the lines of the log', () => {
  it('are JSON that people can read, one record a line', () => {
    const line = putLine(profile);
    assert.match(
      line,
      /^\{"crc":"[0-9a-f]{8}","op":"put","kind":"file","id":"a","made":3,"revision":7,"profile":\{.*\}\}\n$/,
    );
    assert.equal((JSON.parse(line) as { profile: { n: string } }).profile.n, 'ä😀');
  });

  it('are read back as they were written', () => {
    assert.deepEqual(readLine(bytes(putLine(profile))), { op: 'put', profile });
    assert.deepEqual(readLine(bytes(lineOf({ what: 'removed', kind: 'ip', id: 'b', revision: 8 }))), {
      op: 'remove',
      kind: 'ip',
      id: 'b',
      revision: 8,
    });
    assert.deepEqual(readLine(bytes(lineOf({ what: 'reset', revision: 9 }))), { op: 'reset', revision: 9 });
    assert.deepEqual(readLine(bytes(headLine(12))), { op: 'head', version: 1, revision: 12 });
  });

  it('have the checksum that zlib and others compute', () => {
    assert.equal(headLine(0), '{"crc":"604ef3dd","format":"secprofile-sandbox","version":1,"revision":0}\n');
  });

  it('show every changed byte', () => {
    const line = bytes(putLine(profile));
    fc.assert(
      fc.property(fc.integer({ min: 0, max: line.length - 1 }), fc.integer({ min: 1, max: 255 }), (at, flip) => {
        const damaged = Buffer.from(line);
        damaged[at] = (damaged[at] ?? 0) ^ flip;
        assert.equal(readLine(damaged), undefined);
      }),
      { numRuns: 500 },
    );
  });

  it('show every missing end', () => {
    const line = bytes(putLine(profile));
    for (let length = 0; length < line.length; length += 1) assert.equal(readLine(line.subarray(0, length)), undefined);
  });
});
