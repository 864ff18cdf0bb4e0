import assert from 'node:assert/strict';
import { SentTokens } from '../../../src/transport/sent-tokens';

const opaque = 'abc-DEF_123.~+/xyz==';
const jwt = ['eyJhbGciOiJSUzI1NiJ9', 'eyJzdWIiOiJhZGEifQ', 'c2lnbmF0dXJlLWl0c2VsZg'].join('.');

const sent = (...tokens: readonly string[]) => {
  const all = new SentTokens();
  for (const token of tokens) all.add(`Bearer ${token}`);
  return all;
};

describe('A token that was sent', () => {
  it('is taken out of an answer, each time and with every one of several', () => {
    const text = `{"a":"${opaque}","b":"Bearer ${jwt}","c":"x${opaque}y"}`;
    assert.equal(sent(opaque, jwt).takenOutOf(text), '{"a":"redacted","b":"Bearer redacted","c":"xredactedy"}');
  });

  for (const [notation, text] of [
    ['JSON with escaped slashes', String.raw`abc-DEF_123.~+\/xyz==`],
    ['JSON with escapes', String.raw`abc-DEF_123.~\u002B\u002fxyz\u003d\u003D`],
    ['a URL', encodeURIComponent(opaque)],
    ['a URL in lower case', 'abc-DEF_123.%7e%2b%2fxyz%3d%3d'],
    ['HTML', 'abc-DEF_123.~&#x2B;&#47;xyz&#61;&#x3d;'],
  ] as const) {
    it(`is recognised as it is written in ${notation}`, () => {
      assert.equal(sent(opaque).takenOutOf(`<${text}>`), '<redacted>');
    });
  }

  it('is taken out in parts when it is a JWT, but for the header that all have', () => {
    const [header = '', payload = '', signature = ''] = jwt.split('.');
    assert.equal(sent(jwt).takenOutOf([header, payload, signature].join(' ')), `${header} redacted redacted`);
  });

  it('is taken out where a text was cut off inside it', () => {
    const text = `{"got":"${opaque.slice(0, 15)}`;
    assert.equal(sent(opaque).takenOutOfPart(text), '{"got":"redacted');
    assert.equal(sent(opaque).takenOutOfPart('{"got":"abc'), '{"got":"abc');
    assert.equal(sent(opaque).takenOutOfPart(`{"got":"${opaque}`), '{"got":"redacted');
  });

  it('leaves every other text as it is', () => {
    const text = '{"id":"1","token":"abc-DEF_124.~+/xyz=="}';
    assert.equal(sent(opaque, jwt).takenOutOf(text), text);
    assert.equal(sent().takenOutOf(text), text);
  });

  it('is left where it stands when it is too short to keep anybody out', () => {
    assert.equal(sent('test').takenOutOf('{"name":"test"}'), '{"name":"test"}');
  });

  it('that is full of what patterns are made of is taken literally', () => {
    const odd = 'a.b*c(d[e)f]+g$h^i|j?k\\l{2}';
    assert.equal(sent(odd).takenOutOf(`<${odd}>`), '<redacted>');
    assert.equal(sent(odd).takenOutOf('aXbbcdefghijkl'), 'aXbbcdefghijkl');
  });

  // Were it quadratic, mocha's time-out would end it.
  it('is found at the end of tens of megabytes', () => {
    const text = `${`${jwt.slice(0, -1)} `.repeat(400_000)}${jwt}`;
    assert.ok(sent(jwt).takenOutOf(text).endsWith('redacted'));
  });
});
