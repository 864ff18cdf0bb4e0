import assert from 'node:assert/strict';
import { HumanError } from '../../../src/errors';
import { Places, type Place } from './support/places';
import { notations, Secrets } from './support/secrets';

const token = 'eyJhbGciOiJub25lIn0.eyJzdWIiOiJhZGEifQ.c2lnbmF0dXJl+/==';

describe('The search for leaks', () => {
  const found = (value: unknown, place: Place = 'log') => {
    const secrets = new Secrets();
    secrets.addBody(`grant_type=x&code=${encodeURIComponent(token)}`);
    const places = new Places();
    places.put(place, 'harmless', value);
    return places.leaks(secrets);
  };

  for (const [name, form] of Object.entries(notations)) {
    it(`finds a secret in a text: ${name}`, () => {
      assert.deepEqual(found(`before ${form(token)} behind`), ['log: code']);
    });
  }

  it('finds a secret that is cut off', () => {
    assert.deepEqual(found(token.slice(0, -6)), ['log: code']);
  });

  it('finds the part of a token that only its owner can have, not the one that all have', () => {
    assert.deepEqual(found('the signature c2lnbmF0dXJl+/=='), ['log: code']);
    assert.deepEqual(found('the header eyJhbGciOiJub25lIn0'), []);
  });

  it('finds a secret deep in an error: in its cause, a property, a property that does not enumerate', () => {
    const hidden = Object.defineProperty(new Error('no'), 'request', { value: { headers: { a: token } } });
    const errors = [
      new Error(token),
      new HumanError('no', [], { cause: new Error('why', { cause: token }) }),
      Object.assign(new Error('no'), { deep: [[[[token]]]] }),
      hidden,
    ];
    for (const error of errors) assert.deepEqual(found(error, 'error'), ['error: code']);
  });

  it('finds a secret in long data, and after the first hundred items of a list', () => {
    assert.deepEqual(found(['x'.repeat(20_000) + token]), ['log: code']);
    assert.deepEqual(found([...Array.from({ length: 200 }, () => 'x'), { at: new Map([[token, 1]]) }]), ['log: code']);
  });

  it('finds a line of a key wherever it stands', () => {
    const secrets = new Secrets();
    secrets.addLines('key', '-----BEGIN PRIVATE KEY-----\nMIIEvQIBADANBg\nkqhkiG9w0BAQ\n-----END PRIVATE KEY-----\n');
    assert.deepEqual([secrets.size, secrets.foundIn('  kqhkiG9w0BAQ')], [2, ['key']]);
  });
});
