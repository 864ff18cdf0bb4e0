import { text } from 'node:stream/consumers';
import type { Interference } from '../../auth/support/provider';
import type { Trouble } from './troubles';

type Form = Readonly<Record<string, string>>;

/** The field with which a token request proves itself. */
const proofOf = ({
  client_secret: secret,
  client_assertion: assertion,
  refresh_token: refresh,
  code,
  device_code: device,
}: Form) => secret ?? assertion ?? refresh ?? code ?? device ?? '';

/** Answers token requests in the provider's place, with what was sent at hand. */
function tokenAnswer(status: number, say: (proof: string, form: Form) => unknown): Trouble['begin'] {
  const interfere: Interference = async (ctx, next) => {
    if (ctx.path !== '/token') return next();
    const form = Object.fromEntries(new URLSearchParams(await text(ctx.req)));
    ctx.status = status;
    ctx.body = say(proofOf(form), form);
  };
  return ({ provider }) => (provider.interfere = interfere);
}

/** A refusal as Entra words it, every word of it an echo. */
const everyWord = (proof: string, error = proof) => ({
  error,
  error_description: `AADSTS0: “${proof}” is wrong.\r\nTrace ID: ${proof}`,
  suberror: proof,
  error_codes: [proof],
  error_uri: `https://login.example/error?code=${proof}`,
  timestamp: proof,
  trace_id: proof,
  correlation_id: proof,
  claims: proof,
});

/** Providers that give back what they were sent. */
export const echoes: readonly Trouble[] = [
  ...[200, 400, 401, 429, 500].map((status) => ({
    name: `the provider refuses with ${status} and repeats what was sent in every word`,
    begin: tokenAnswer(status, (proof) => everyWord(proof)),
  })),
  ...['invalid_grant', 'interaction_required', 'invalid_client'].map((error) => ({
    name: `the provider refuses with ${error} and repeats what was sent in every other word`,
    begin: tokenAnswer(400, (proof) => everyWord(proof, error)),
  })),
  {
    name: 'the provider names an error after what was sent',
    begin: tokenAnswer(400, (proof) => ({ error: `bad_${proof}`, suberror: `${proof}.bad` })),
  },
  {
    name: 'the provider answers with a page that repeats what was sent',
    begin: tokenAnswer(200, (_, form) => `<html><code>${JSON.stringify(form)}</code></html>`),
  },
  {
    name: 'the provider answers with tokens that are none, but what was sent',
    begin: tokenAnswer(200, (proof) => ({
      token_type: 'Bearer',
      access_token: `access.${proof}.token`,
      id_token: `identity.${proof}.token`,
      scope: proof,
      client_info: proof,
      expires_in: 60,
    })),
  },
];
