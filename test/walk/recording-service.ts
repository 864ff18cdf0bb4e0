import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { TestCertificate } from '../flow/auth/support/certificate';

/** A service that takes everything and writes down what it got; https when it has a certificate. */
export class RecordingService {
  readonly requests: { readonly method: string; readonly url: string; readonly headers: IncomingHttpHeaders }[] = [];
  private readonly server;

  constructor(certificate?: TestCertificate) {
    const answer = (request: IncomingMessage, response: ServerResponse) => {
      this.answer(request, response);
    };
    this.server = certificate
      ? createTlsServer({ cert: certificate.certificate, key: certificate.privateKey }, answer)
      : createServer(answer);
  }

  /** Starts it on loopback; its base URL where it is http. */
  async start(): Promise<string> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${this.port}/beta`;
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  stop(): void {
    this.server.closeAllConnections();
    this.server.close();
  }

  private answer(request: IncomingMessage, response: ServerResponse): void {
    const { method = '', url = '', headers } = request;
    this.requests.push({ method, url, headers });
    request.resume().on('end', () => {
      response.writeHead(201, { 'Content-Type': 'application/json' });
      response.end('{"id": "made-elsewhere"}');
    });
  }
}
