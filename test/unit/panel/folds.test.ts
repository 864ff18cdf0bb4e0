import assert from 'node:assert/strict';
import { foldsAround, foldsOf, hiddenBy } from '../../../src/panel/folds';
import { prettyJson } from '../../../src/document/pretty-json';

const linesOf = (value: unknown) => prettyJson(JSON.stringify(value)).split('\n');

describe('The folds of a body', () => {
  it('are its objects and arrays of more than one line, by their first and last lines', () => {
    const lines = linesOf({ a: {}, b: [1, { c: '{' }], d: 'x [' });
    assert.deepEqual(
      [...foldsOf(lines)],
      [
        [0, lines.length - 1],
        [2, 7],
        [4, 6],
      ],
    );
  });

  it('are those that end in a text that is cut off, and none in a text that is no JSON', () => {
    assert.deepEqual([...foldsOf(['{', '  "a": [', '    1', '  ],', '  "b": {'])], [[1, 3]]);
    assert.deepEqual([...foldsOf(['}', ']', 'x'])], []);
  });

  it('are found in a text of 10,000 levels', () => {
    const deep = prettyJson(`${'['.repeat(10_000)}1${']'.repeat(10_000)}`).split('\n');
    assert.equal(foldsOf(deep).size, 10_000);
  });

  it('hide what is in the outermost of those that are folded', () => {
    const folds = new Map([
      [0, 9],
      [2, 5],
      [3, 4],
      [6, 8],
    ]);
    assert.deepEqual(hiddenBy(folds, new Set([3, 2])), [{ from: 3, to: 5 }]);
    assert.deepEqual(hiddenBy(folds, new Set([6, 2])), [
      { from: 3, to: 5 },
      { from: 7, to: 8 },
    ]);
    assert.deepEqual(hiddenBy(folds, new Set([7])), []);
  });

  it('around a line are told from the outermost on', () => {
    assert.deepEqual(
      foldsAround(
        new Map([
          [0, 9],
          [2, 5],
          [3, 4],
          [6, 8],
        ]),
        4,
      ),
      [0, 2, 3],
    );
    assert.deepEqual(
      foldsAround(
        new Map([
          [0, 9],
          [2, 5],
        ]),
        2,
      ),
      [0],
    );
  });
});
