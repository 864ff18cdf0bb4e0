import assert from 'node:assert/strict';
import { claimsAskedFor } from '../../../src/transport/claims-challenge';

const claims = '{"access_token":{"nbf":{"essential":true,"value":"1"}}}';
const encoded = Buffer.from(claims).toString('base64');

describe('A claims challenge', () => {
  for (const header of [
    `Bearer realm="", authorization_uri="https://login.microsoftonline.com/common/oauth2/authorize", error="insufficient_claims", claims="${encoded}"`,
    `Bearer claims="${encoded}", error="insufficient_claims"`,
    `Basic realm="proxy", Bearer error="insufficient_claims", claims="${encoded}"`,
    `bearer error="insufficient_claims",claims="${Buffer.from(claims).toString('base64url')}"`,
  ]) {
    it(`is read from ${header.slice(0, 40)}…`, () => {
      assert.equal(claimsAskedFor(header), claims);
    });
  }

  for (const [name, header] of [
    ['no header', undefined],
    ['another error', `Bearer error="invalid_token", claims="${encoded}"`],
    ['no claims', 'Bearer error="insufficient_claims"'],
    ['another scheme', `PoP error="insufficient_claims", claims="${encoded}"`],
    ['claims that are no JSON', 'Bearer error="insufficient_claims", claims="bm9uc2Vuc2U="'],
    ['claims that are no object', 'Bearer error="insufficient_claims", claims="MTI="'],
    ['a monstrous header', `Bearer error="insufficient_claims", claims="${encoded}", x="${'x'.repeat(20_000)}"`],
  ] as const) {
    it(`is not read from ${name}`, () => {
      assert.equal(claimsAskedFor(header), undefined);
    });
  }

  // Were it quadratic, this would take a minute; longer headers are not looked at.
  it('is not found in whatever a header repeats', () => {
    for (const piece of ['a=', 'Bearer ', '="', 'a="a",', 'a="', 'x']) {
      const header = `Bearer ${piece.repeat(16_000 / piece.length)}`;
      for (let times = 0; times < 200; times++) assert.equal(claimsAskedFor(header), undefined);
    }
  });
});
