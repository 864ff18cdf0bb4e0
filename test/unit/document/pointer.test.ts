import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import type { JsonNode } from '../../../src/document/json-document';
import { parseDocument } from '../../../src/document/parse-document';
import { escapeSegment, nodeAt, pointerOf, segmentsOf } from '../../../src/document/pointer';

function valuesIn(node: JsonNode | undefined): JsonNode[] {
  if (!node) return [];
  const below = node.type === 'property' ? node.children?.slice(1) : node.children;
  const deeper = (below ?? []).flatMap(valuesIn);
  return node.type === 'property' ? deeper : [node, ...deeper];
}

describe('A JSON pointer', () => {
  it('leads from any node back to it', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 4 }), (text) => {
        const { root } = parseDocument(JSON.stringify(JSON.parse(text)));
        for (const node of valuesIn(root)) assert.equal(nodeAt(root, pointerOf(node)), node);
      }),
    );
  });

  it('writes ~ and / as ~0 and ~1, and reads them in the other order', () => {
    assert.equal(escapeSegment('a/b~c~1'), 'a~1b~0c~01');
    assert.deepEqual(segmentsOf('/a~1b~0c~01/~01'), ['a/b~c~1', '~1']);
    assert.deepEqual(segmentsOf(''), []);
    assert.deepEqual(segmentsOf('/'), ['']);
  });

  it('takes a number for an index only below an array', () => {
    const { root } = parseDocument('{"0": ["a"], "x": {"1": "b"}}');
    assert.equal(nodeAt(root, '/0/0')?.value, 'a');
    assert.equal(nodeAt(root, '/x/1')?.value, 'b');
    assert.equal(nodeAt(root, '/0/00'), undefined);
    assert.equal(nodeAt(root, '/0/-1'), undefined);
    assert.equal(nodeAt(root, '/x/length'), undefined);
    assert.equal(nodeAt(root, '/0/0/0'), undefined);
  });

  it('leads to the first of two equal names', () => {
    assert.equal(nodeAt(parseDocument('{"a": 1, "a": 2}').root, '/a')?.value, 1);
  });

  it('finds nothing where nothing stands', () => {
    assert.equal(nodeAt(undefined, '/a'), undefined);
    assert.equal(nodeAt(parseDocument('{"a": }').root, '/a'), undefined);
  });
});
