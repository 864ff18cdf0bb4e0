import { once } from 'node:events';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { IncomingMessage } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { bundledCatalog } from '../../src/catalog/bundled-catalog';
import { startSandbox, type Sandbox } from '../../src/sandbox/start-sandbox';
import type { TestCertificate } from '../flow/auth/support/certificate';
import type { Cleanup } from '../support/cleanup';
import { temporaryFolder } from '../support/temporary-folder';

/** What came in, with the token that it carried; an empty one where there was none. */
export interface SeenRequest {
  readonly method: string;
  readonly path: string;
  readonly token: string;
}

/** What of an answer is handed on. */
const answerHeaders = ['content-type', 'location', 'request-id', 'client-request-id'];

/**
 * Microsoft Graph as a client sees it: https, and a bearer token with every request. Behind it is the project's own
 * sandbox, so that what was accepted is really stored.
 */
export class GraphLookAlike {
  readonly requests: SeenRequest[] = [];
  /** Refuses writes with 403 and says the token back, as a careless service does. */
  refuses = false;

  private constructor(
    readonly sandbox: Sandbox,
    private readonly server: Server,
  ) {
    server.on('request', (request, response) => {
      void this.answer(request).then(async (answer) => {
        const kept = [...answer.headers].filter(([name]) => answerHeaders.includes(name));
        response.writeHead(answer.status, Object.fromEntries(kept)).end(await answer.text());
      });
    });
  }

  static async start(cleanup: Cleanup, { certificate, privateKey }: TestCertificate): Promise<GraphLookAlike> {
    const dataDir = await temporaryFolder(cleanup, 'look-alike-');
    const sandbox = cleanup.adopt(await startSandbox({ catalog: bundledCatalog, dataDir }));
    const server = createServer({ cert: certificate, key: privateKey });
    await once(server.listen(0, '127.0.0.1'), 'listening');
    cleanup.defer(() => {
      server.closeAllConnections();
      server.close();
    });
    return new GraphLookAlike(sandbox, server);
  }

  /** For the setting `custom.baseUrl`. */
  get url(): string {
    return `https://localhost:${(this.server.address() as AddressInfo).port}/beta`;
  }

  private async answer(request: IncomingMessage): Promise<Response> {
    const { method = '', url = '', headers } = request;
    const token = /^Bearer (\S+)$/.exec(headers.authorization ?? '')?.[1] ?? '';
    this.requests.push({ method, path: url, token });
    const body = await buffer(request);
    if (token === '') return new Response('{"error": {"code": "InvalidAuthenticationToken"}}', { status: 401 });
    if (this.refuses && method !== 'GET') {
      const error = { code: 'Authorization_RequestDenied', message: `No: ${token}`, innerError: { token } };
      return Response.json({ error }, { status: 403, headers: { 'request-id': token } });
    }
    return fetch(new URL(url, this.sandbox.url), {
      method,
      headers: {
        authorization: `Bearer ${this.sandbox.token}`,
        'content-type': headers['content-type'] ?? '',
        'client-request-id': String(headers['client-request-id']),
      },
      ...(body.length > 0 ? { body } : {}),
    });
  }
}
