import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import type { ServerResponse } from 'node:http';
import { GraphError } from '../wire/graph-error';
import type { Fault, Stage } from './fault';

/** Milliseconds, unless a delay is given. */
const slowDelay = 15_000;
const dripDelay = 250;
/** The number of pieces that a dripping response comes in. */
const drips = 20;

function connection({ bindings }: Stage): ServerResponse {
  if (bindings.outgoing) return bindings.outgoing;
  throw new GraphError(400, 'A request inside a batch has no connection of its own that could fail.');
}

/** Sends the head of a response. Returns its body. */
async function sendHead(outgoing: ServerResponse, response: Response, ids: Stage['ids']): Promise<Buffer> {
  const body = Buffer.from(await response.arrayBuffer());
  const headers = { ...Object.fromEntries(response.headers), 'content-length': body.length };
  outgoing.writeHead(response.status, {
    ...headers,
    'request-id': ids.requestId,
    'client-request-id': ids.clientRequestId,
  });
  return body;
}

/** Connections that misbehave. */
export const connectionFaults: readonly Fault[] = [
  {
    id: 'slow',
    title: 'Responds after 15 seconds',
    play: async ({ answer, wait, delay }) => {
      await wait(delay ?? slowDelay);
      return answer();
    },
  },
  {
    id: 'drip',
    title: 'Responds bit by bit',
    play: async (stage) => {
      const outgoing = connection(stage);
      const body = await sendHead(outgoing, await stage.answer(), stage.ids);
      const size = Math.max(1, Math.ceil(body.length / drips));
      for (let at = 0; at < body.length && !outgoing.destroyed; at += size) {
        outgoing.write(body.subarray(at, at + size));
        await stage.wait(stage.delay ?? dripDelay);
      }
      outgoing.end();
      return RESPONSE_ALREADY_SENT;
    },
  },
  {
    id: 'cut',
    title: 'Response cut off in the middle',
    play: async (stage) => {
      const outgoing = connection(stage);
      const body = await sendHead(outgoing, await stage.answer(), stage.ids);
      await new Promise<void>((resolve) => {
        outgoing.write(body.subarray(0, body.length >> 1), () => {
          resolve();
        });
      });
      outgoing.socket?.destroySoon();
      return RESPONSE_ALREADY_SENT;
    },
  },
  {
    id: 'reset',
    title: 'Connection reset, no response',
    play: (stage) => {
      connection(stage).socket?.resetAndDestroy();
      return Promise.resolve(RESPONSE_ALREADY_SENT);
    },
  },
];
