import assert from 'node:assert/strict';
import { FewerMarks } from '../../../src/editor/walkthrough/fewer-marks';

const file = 'file:///w/web01.host.secprofile.json';

/** Each check makes new marks. */
const marks = (count: number) => Array.from({ length: count }, (_, line) => ({ line }));

describe('A mistake that the person fixes', () => {
  let fewer: FewerMarks;

  beforeEach(() => {
    fewer = new FewerMarks();
    assert.equal(fewer.marked(file, marks(5)), false);
  });

  it('is an edit that leaves fewer marks', () => {
    fewer.edited(file);
    assert.equal(fewer.marked(file, marks(5)), false);
    fewer.edited(file);
    assert.equal(fewer.marked(file, marks(6)), false);
    fewer.edited(file);
    assert.equal(fewer.marked(file, marks(5)), true);
    fewer.edited(file);
    assert.equal(fewer.marked(file, []), true);
  });

  it('is none where marks fall by themselves: it’s added, closed, or checked by other rules', () => {
    assert.equal(fewer.marked(file, marks(4)), false);
    fewer.edited(file);
    assert.equal(fewer.marked(file, marks(4)), false);
    assert.equal(fewer.marked(file, marks(3)), false);
    fewer.edited('file:///w/other.json');
    assert.equal(fewer.marked(file, marks(2)), false);
  });

  it('is seen when its text was checked, not when others mark it before', () => {
    const same = marks(4);
    fewer.marked(file, same);
    fewer.edited(file);
    assert.equal(fewer.marked(file, [...same]), false);
    assert.equal(fewer.marked(file, marks(3)), true);
  });

  it('is none in a file that was closed meanwhile', () => {
    fewer.edited(file);
    fewer.closed(file);
    assert.equal(fewer.marked(file, marks(1)), false);
    assert.equal(fewer.marked(file, []), false);
  });
});
