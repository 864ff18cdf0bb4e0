import assert from 'node:assert/strict';
import { readBatch } from '../../../src/sandbox/batch/read-batch';

const item = (more: object = {}) => ({ id: '1', method: 'GET', url: '/security', ...more });
const batch = (...requests: unknown[]) => JSON.stringify({ requests });

describe('sandbox: reading a batch', () => {
  it('keeps bodies as they were written', () => {
    const [read] = readBatch(
      '{"requests":[{"id":"1","method":"post","url":"a","headers":{"X":"y"},"body":{ "size":9223372036854775807 }}]}',
    );
    assert.equal(read?.body, '{ "size":9223372036854775807 }');
    assert.deepEqual([read.method, read.headers.get('x')], ['POST', 'y']);
  });

  it('knows dependencies without case', () => {
    const items = readBatch(batch(item({ id: 'A' }), item({ id: 'b', dependsOn: ['a'] })));
    assert.deepEqual(
      items.map(({ dependsOn }) => dependsOn),
      [[], ['a']],
    );
  });

  it('may be empty, and may have 20 requests', () => {
    assert.equal(readBatch('{"requests":[]}').length, 0);
    assert.equal(readBatch(batch(...Array.from({ length: 20 }, (_, index) => item({ id: String(index) })))).length, 20);
  });

  const refused: readonly (readonly [string, string, RegExp])[] = [
    ['21 requests', batch(...Array.from({ length: 21 }, (_, index) => item({ id: String(index) }))), /at most 20/],
    ['an id twice, in another case', batch(item({ id: 'a' }), item({ id: 'A' })), /occurs twice/],
    ['no id', batch({ method: 'GET', url: 'a' }), /needs 'id'/],
    ['a number as id', batch(item({ id: 1 })), /needs 'id'/],
    ['an empty URL', batch(item({ url: '' })), /needs 'url'/],
    ['an odd method', batch(item({ method: 'TRACE' })), /'TRACE'/],
    ['a dependency on itself', batch(item({ dependsOn: ['1'] })), /before it/],
    ['a dependency on a later one', batch(item({ dependsOn: ['2'] }), item({ id: '2' })), /before it/],
    ['a dependency that is no list', batch(item({ dependsOn: '1' })), /list of ids/],
    ['a group', batch(item({ atomicityGroup: 'g' })), /not supported/],
    ['headers that are no strings', batch(item({ headers: { a: 1 } })), /object of strings/],
    ['headers that HTTP does not allow', batch(item({ headers: { 'a b': 'c' } })), /HTTP allows/],
    ['headers with a line end', batch(item({ headers: { a: 'c\r\nx: y' } })), /HTTP allows/],
    ['an item that is no object', batch('x'), /must be an object/],
    ['no list', '{"requests":{}}', /'requests', a list/],
    ['an array', '[]', /'requests', a list/],
    ['no JSON', '{', /not JSON/],
    ['nothing', '', /not JSON/],
    ['a comment', '{"requests":[]/**/}', /comments/],
  ];
  for (const [what, text, sentence] of refused) {
    it(`refuses ${what}`, () => {
      assert.throws(() => readBatch(text), { status: 400, message: sentence });
    });
  }
});
