import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { escapeSegment, segmentsOf } from '../../../src/document/pointer';

describe('A JSON pointer', () => {
  it('has the names that it was made of, whatever is in them', () => {
    const names = fc.array(fc.oneof(fc.string(), fc.constantFrom('', '~', '/', '~1', '~0', 'a/b~c~1')), {
      minLength: 1,
    });
    fc.assert(
      fc.property(names, (segments) => {
        const pointer = segments.map((segment) => `/${escapeSegment(segment)}`).join('');
        assert.deepEqual(segmentsOf(pointer), segments);
      }),
    );
  });

  it('writes ~ and / as ~0 and ~1, and reads them in the other order', () => {
    assert.equal(escapeSegment('a/b~c~1'), 'a~1b~0c~01');
    assert.deepEqual(segmentsOf('/a~1b~0c~01/~01'), ['a/b~c~1', '~1']);
    assert.deepEqual(segmentsOf(''), []);
    assert.deepEqual(segmentsOf('/'), ['']);
  });
});
