import assert from 'node:assert/strict';
import { readErrorBody } from '../../../src/answer/error-body';

describe("Graph's error object", () => {
  it('is read with target, details and request id', () => {
    const error = readErrorBody({
      error: {
        code: 'invalidRequest',
        message: 'No.',
        target: 'countHits',
        details: [{ code: 'c', message: 'm', target: 't' }, 'no object', { message: 7 }],
        innerError: { 'request-id': 'r', date: '2026-03-04T09:30:00' },
      },
    });
    assert.deepEqual(error, {
      code: 'invalidRequest',
      message: 'No.',
      target: 'countHits',
      details: [
        { code: 'c', message: 'm', target: 't' },
        { code: '', message: '' },
      ],
      inner: [],
      requestId: 'r',
    });
  });

  it('is read with its inner errors, outermost first', () => {
    const innerError = { code: 'a', message: 'A.', innererror: { date: 'd', innerError: { code: 'b' } } };
    assert.deepEqual(readErrorBody({ error: { code: 'c', innerError } })?.inner, [
      { code: 'a', message: 'A.' },
      { code: 'b', message: '' },
    ]);
  });

  it('is read in its other spellings', () => {
    assert.equal(readErrorBody({ error: { innererror: { requestId: 'r' } } })?.requestId, 'r');
    assert.equal(readErrorBody({ 'odata.error': { message: { lang: 'en', value: 'No.' } } })?.message, 'No.');
    const oauth = readErrorBody({ error: 'invalid_token', error_description: 'Expired.' });
    assert.deepEqual(oauth, { code: 'invalid_token', message: 'Expired.', details: [], inner: [] });
  });

  it('has the deepest code that means something', () => {
    const nested = {
      code: 'invalidQueryOption',
      innerError: { code: 'propertyNotUpdateable', innerError: { code: '0x80' } },
    };
    const error = readErrorBody({ error: { code: 'invalidRequest', message: '', innerError: nested } });
    assert.equal(error?.code, 'invalidRequest');
    assert.equal(error.innerCode, 'propertyNotUpdateable');
  });

  it('does not repeat a code', () => {
    const error = readErrorBody({ error: { code: 'accessDenied', innerError: { code: 'accessDenied' } } });
    assert.equal(error?.innerCode, undefined);
  });

  it('is absent from anything else', () => {
    for (const body of [undefined, null, 'error', 7, [], {}, { error: null }, { error: [] }]) {
      assert.equal(readErrorBody(body), undefined);
    }
  });

  it('stays small whatever a server sends', () => {
    const details = Array.from({ length: 1000 }, () => ({ message: 'x'.repeat(10_000) }));
    let innerError: unknown = {};
    for (let depth = 0; depth < 1000; depth++) innerError = { innerError };
    const error = readErrorBody({ error: { code: 'x'.repeat(10_000), details, innerError } });
    assert.equal(error?.details.length, 50);
    assert.ok(JSON.stringify(error).length < 150_000);
  });

  it('carries no bearer token', () => {
    const error = readErrorBody({ error: { message: `Invalid: Bearer ${'a1'.repeat(20)}` } });
    assert.equal(error?.message, 'Invalid: Bearer redacted');
  });
});
