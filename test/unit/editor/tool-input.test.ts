import assert from 'node:assert/strict';
import { intentOf, kindOf, neededText, offsetOf, textOf } from '../../../src/editor/tools/tool-input';

const hostile = [5, {}, [], ['host'], true, { length: 1e9 }];

describe('What a language model gives to a tool', () => {
  it('may leave out what isn’t needed, with nothing in it or null, too', () => {
    for (const input of [{}, { id: '' }, { id: null }, { id: undefined }]) assert.equal(textOf(input, 'id'), undefined);
    assert.equal(textOf({ id: '7' }, 'id'), '7');
  });

  it('is a text where one is expected', () => {
    for (const filter of hostile) {
      assert.throws(() => textOf({ filter }, 'filter'), { message: '“filter” must be a string.' });
    }
  });

  it('has what is needed', () => {
    for (const input of [{}, { text: '' }, { text: null }]) {
      assert.throws(() => neededText(input, 'text'), { message: '“text” is missing.' });
    }
    assert.equal(neededText({ text: '{}' }, 'text'), '{}');
  });

  it('has one of the kinds', () => {
    assert.equal(kindOf({ kind: 'ip' }).id, 'ip');
    for (const kind of ['', null, undefined, 'Host', '__proto__', 'host/..', 'toString']) {
      assert.throws(() => kindOf({ kind }), { message: /^There is no such kind\. Use host, .*, cloudapp\.$/ });
    }
  });

  it('has the intent to add or to update, and no other is taken for one of them', () => {
    for (const intent of ['add', 'update']) assert.equal(intentOf({ intent }), intent);
    for (const intent of ['', null, undefined, 'Add', 'delete', 'valueOf']) {
      assert.throws(() => intentOf({ intent }), { message: '“intent” must be add or update.' });
    }
  });

  it('goes on at a place in the result, or else at its beginning', () => {
    assert.equal(offsetOf({ offset: 20 }), 20);
    for (const offset of [undefined, null, -1, 0.5, NaN, 1e300, '20', [20]]) assert.equal(offsetOf({ offset }), 0);
  });
});
