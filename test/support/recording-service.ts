import { createServer, type IncomingHttpHeaders, type OutgoingHttpHeaders, type RequestListener } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import type { TestCertificate } from '../flow/auth/support/certificate';

/** What came in. */
export interface Recorded {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

export interface Answer {
  readonly status: number;
  readonly headers?: OutgoingHttpHeaders;
  readonly body?: string;
}

/** A server on loopback that writes down everything it gets, and answers whatever it is told to; https when it has a certificate. */
export class RecordingService {
  readonly requests: Recorded[] = [];
  answer: Answer = { status: 201, headers: { 'Content-Type': 'application/json' }, body: '{"id": "made-elsewhere"}' };
  /** What it answers to a request of its own. */
  respond: (request: Recorded) => Answer = () => this.answer;
  /** Answers wait for it. */
  hold: Promise<void> = Promise.resolve();
  private readonly server;

  constructor(certificate?: TestCertificate) {
    const listener: RequestListener = (request, response) => {
      const { method = '', url = '', headers } = request;
      void text(request).then(async (body) => {
        const recorded = { method, url, headers, body };
        this.requests.push(recorded);
        const answer = this.respond(recorded);
        await this.hold;
        response.writeHead(answer.status, answer.headers).end(answer.body);
      });
    };
    this.server = certificate
      ? createTlsServer({ cert: certificate.certificate, key: certificate.privateKey }, listener)
      : createServer(listener);
  }

  /** Starts it; resolves with its address where it is http, without a slash at the end. */
  async start(): Promise<string> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${this.port}`;
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  stop(): void {
    this.server.closeAllConnections();
    this.server.close();
  }
}

/** An answer of JSON: a value, or its text. */
export const jsonAnswer = (body: unknown, status = 200): Answer => ({
  status,
  headers: { 'Content-Type': 'application/json' },
  body: typeof body === 'string' ? body : JSON.stringify(body),
});
