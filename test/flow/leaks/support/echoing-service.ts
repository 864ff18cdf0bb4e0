import { answer, type Reaction } from '../../transport/support/misbehaving-server';
import { challenge } from './challenge';
import type { Scenario } from './scenarios';
import { notations } from './secrets';

/** What a reaction makes of the token that came with the request. */
type Say = (token: string) => Reaction;

const json = 'Content-Type: application/json';
const jsonAnswer = (status: number, body: unknown, headers: readonly string[] = []) =>
  answer(status, JSON.stringify(body), [json, ...headers]);
const graphError = (error: object, status = 401) =>
  jsonAnswer(status, { error: { code: 'c', message: 'm', ...error } });

/** Says more than it sends, and ends inside the token. */
const cutIn =
  (token: string): Reaction =>
  (socket) => {
    const beginning = token.slice(0, -4);
    socket.write(`HTTP/1.1 500 X\r\nContent-Length: 9999\r\n\r\n{"got":"${beginning}`, () =>
      setImmediate(() => socket.end()),
    );
  };

/** Where a service may put what it was sent. */
const places: Readonly<Record<string, Say>> = {
  'as a value of the profile': (token) => jsonAnswer(201, { id: '1', displayName: token }),
  'as a name in the profile': (token) => jsonAnswer(201, { id: '1', [token]: 1 }),
  'as the id of the profile': (token) => jsonAnswer(201, { id: token }),
  'in two places of the profile': (token) => jsonAnswer(200, { id: '1', a: token, b: `x${token}y` }),
  'as a header in the body': (token) => jsonAnswer(401, { authorization: `Bearer ${token}` }),
  'in the message of an error': (token) => graphError({ message: `The token '${token}' is expired.` }),
  'with its scheme in the message of an error': (token) => graphError({ message: `Authorization: Bearer ${token}` }),
  'as the code of an error': (token) => graphError({ code: token }),
  'as the target of an error': (token) => graphError({ target: token }, 400),
  'in the details of an error': (token) =>
    graphError({ details: [{ code: token, message: token, target: token }] }, 400),
  'in an inner error': (token) => graphError({ innerError: { code: token, 'request-id': token } }),
  'as an error of OAuth': (token) => jsonAnswer(400, { error: token, error_description: token }),
  'in a header': (token) => jsonAnswer(200, { id: '1' }, [`X-Debug: Authorization=Bearer ${token}`, `X-Got: ${token}`]),
  'in the headers that the log has': (token) =>
    jsonAnswer(500, {}, [`request-id: ${token}`, `x-ms-ags-diagnostic: {"t":"${token}"}`, `Retry-After: ${token}`]),
  'in a challenge': (token) =>
    answer(401, '', [`WWW-Authenticate: Bearer error="invalid_token", error_description="${token}"`]),
  'in the path of the profile': (token) => answer(201, '', [`Location: /beta/security/hostSecurityProfiles/${token}`]),
  'in the path of another address': (token) => answer(307, '', [`Location: https://elsewhere.example/${token}/x`]),
  'in the query of another address': (token) => answer(302, '', [`Location: https://elsewhere.example/?t=${token}`]),
  'in the warnings of the providers': (token) =>
    jsonAnswer(206, { id: '1' }, [`Warning: 199 - "${token}/${token}/504/10000"`]),
  'on a page': (token) => answer(502, `<html><pre>Authorization: Bearer ${token}</pre>`, ['Content-Type: text/html']),
  'as plain text': (token) => answer(200, token, ['Content-Type: text/plain']),
  'cut off': cutIn,
  ...Object.fromEntries(
    Object.entries(notations).map(([name, form]) => [name, (token) => answer(500, `{"got":"${form(token)}"}`, [json])]),
  ),
};

const echo =
  (say: Say): Reaction =>
  (socket, arrival) => {
    say((arrival.headers['authorization'] ?? '').replace(/^Bearer /, ''))(socket, arrival);
  };

/** Gives back what came with the first try when it is asked again. */
function latecomer(first: Reaction): readonly Reaction[] {
  let token = '';
  const keep = (got: string): Reaction => ((token = got), first);
  return [echo(keep), (...request) => graphError({ message: token })(...request)];
}

/** Services that give back what they were sent. */
export const echoes: readonly Scenario[] = [
  ...Object.entries(places).map(([place, say]) => ({
    name: `comes back: ${place}`,
    reactions: () => [echo(say)],
    echoes: true as const,
  })),
  {
    name: 'comes back late: with the answer after a wait',
    reactions: () => latecomer(answer(503, '', ['Retry-After: 1'])),
    echoes: true,
  },
  {
    name: 'comes back late: the old token with the answer to the new one',
    reactions: () => latecomer(challenge),
    echoes: true,
  },
];
