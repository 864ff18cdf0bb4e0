import { jsonType } from '../wire/answers';
import type { Fault } from './fault';

/** Bytes of the response that is inconveniently large. */
const huge = 50 << 20;

/** Some providers failed: how the security API reports that (graph-facts §9). */
const warning = '199 - "Contoso/Endpoint/504/10000",199 - "Fabrikam/Intelligence/403/812"';

function withHeaders(response: Response, status: number, headers: Record<string, string>): Response {
  const all = new Headers(response.headers);
  for (const [name, value] of Object.entries(headers)) all.set(name, value);
  return new Response(response.body, { status, headers: all });
}

function hugeBody(): ReadableStream<Uint8Array> {
  const piece = Buffer.alloc(1 << 16, ' ');
  let left = huge;
  return new ReadableStream({
    pull(controller) {
      const size = Math.min(left, piece.length);
      left -= size;
      controller.enqueue(left > 0 ? piece.subarray(0, size) : Buffer.from('{}'.padStart(size)));
      if (left === 0) controller.close();
    },
  });
}

const page = `<!DOCTYPE html>
<html lang="en"><head><title>Sign in to the network</title></head>
<body><h1>Sign in to the network</h1><p>This page comes instead of a response in JSON (simulated).</p></body></html>
`;

/** Responses that are valid HTTP, but not what the client expects. */
export const answerFaults: readonly Fault[] = [
  {
    id: '206',
    title: '206 Partial Content — some providers failed',
    play: async ({ answer }) => {
      const response = await answer();
      return response.ok && response.body ? withHeaders(response, 206, { warning }) : response;
    },
  },
  {
    id: 'wrong-type',
    title: 'Correct body, sent as text/plain',
    play: async ({ answer }) => {
      const response = await answer();
      return withHeaders(response, response.status, { 'content-type': 'text/plain;charset=utf-8' });
    },
  },
  {
    id: 'html',
    title: 'A web page instead of JSON',
    play: () => Promise.resolve(new Response(page, { headers: { 'content-type': 'text/html;charset=utf-8' } })),
  },
  {
    id: 'huge',
    title: 'A body of 50 MB',
    play: () =>
      Promise.resolve(
        new Response(hugeBody(), { headers: { 'content-type': jsonType, 'content-length': String(huge) } }),
      ),
  },
  {
    id: 'redirect',
    title: '307 Temporary Redirect — to another host',
    play: ({ request }) => {
      const { pathname, search } = new URL(request.url);
      return Promise.resolve(
        new Response(null, { status: 307, headers: { location: `https://elsewhere.example${pathname}${search}` } }),
      );
    },
  },
];
