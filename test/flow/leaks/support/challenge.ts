import { answer } from '../../transport/support/misbehaving-server';

/** A claims challenge (Microsoft identity platform). */
export const challenge = answer(401, '{}', [
  `WWW-Authenticate: Bearer error="insufficient_claims", claims="${Buffer.from('{"access_token":{"nbf":{"essential":true}}}').toString('base64')}"`,
]);
