import assert from 'node:assert/strict';
import fc from 'fast-check';
import { run } from '../../../src/cli/validate';
import { boundedPointer, segmentsOf } from '../../../src/document/pointer';
import { isWellFormed } from '../../../src/document/utf8';
import { RecordingIo } from './support/recording-io';

/** Units of results for each unit of a payload, and for a payload of any size. */
const [factor, constant] = [800, 20_000];

async function lengthOf(stdin: string, format: string): Promise<number> {
  const io = new RecordingIo({ stdin });
  await run(['-', '--kind', 'host', '--format', format], io);
  return io.out.length;
}

describe('Results', () => {
  for (const format of ['text', 'json', 'sarif']) {
    it(`as ${format} are no longer than the payload times a constant, whatever its names`, async () => {
      const part = fc.constantFrom('x', '~/', '\\u0041', 'ü');
      const shape = fc.record({
        name: fc.tuple(part, fc.integer({ min: 1, max: 5000 })).map(([unit, count]) => unit.repeat(count)),
        depth: fc.integer({ min: 1, max: 60 }),
        marks: fc.integer({ min: 1, max: 300 }),
        member: fc.constantFrom('"a":1', '"tags":7', '"logonUsers":[{"z":1}]', '"fqdn":"String"'),
      });
      await fc.assert(
        fc.asyncProperty(shape, async ({ name, depth, marks, member }) => {
          const inner = `{${Array.from({ length: marks }, () => member).join()}}`;
          const text = `{"azureTenantId":"x",${`"${name}":{`.repeat(depth)}"b":${inner}${'}'.repeat(depth)},${member}}`;
          const length = await lengthOf(text, format);
          assert.ok(length <= factor * text.length + constant, `${length} for ${text.length}`);
        }),
        { numRuns: 25 },
      );
    });
  }

  it('of ten thousand marks below a name of 50,000 characters fit into some megabytes', async () => {
    const text = `{"azureTenantId":"x","${'x'.repeat(50_000)}":{${Array.from({ length: 10_000 }, () => '"a":1').join()}}}`;
    assert.ok((await lengthOf(text, 'json')) < 8_000_000);
  });
});

describe('A pointer', () => {
  it('is exact as long as it is no longer than any payload has', () => {
    assert.equal(boundedPointer(['a/b~', 0, 'ü']), '/a~1b~0/0/ü');
    assert.deepEqual(segmentsOf(boundedPointer(['a/b~', 'c'])), ['a/b~', 'c']);
  });

  it('is cut with an ellipsis, a segment at a time and as a whole, never within a character', () => {
    assert.equal(boundedPointer(['x'.repeat(500), 1]), `/${'x'.repeat(127)}…/1`);
    assert.equal(boundedPointer(Array.from({ length: 256 }, () => 'y'.repeat(100))).length, 1024);
    assert.ok(isWellFormed(boundedPointer(['😀'.repeat(300)])));
  });
});
