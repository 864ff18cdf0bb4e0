/** The part of `oidc-provider` that the tests use; the package brings no types. */
declare module 'oidc-provider' {
  import type { IncomingMessage, ServerResponse } from 'node:http';

  interface Context {
    path: string;
    readonly method: string;
    readonly query: Readonly<Record<string, string | undefined>>;
    readonly req: IncomingMessage;
    status: number;
    body: unknown;
    set(name: string, value: string): void;
    readonly oidc?: { readonly params?: Readonly<Record<string, string | undefined>> };
  }

  export class Provider {
    constructor(issuer: string, configuration: object);
    use(middleware: (ctx: Context, next: () => Promise<void>) => Promise<void>): void;
    on(event: 'error', listener: (error: Error) => void): void;
    callback(): (request: IncomingMessage, response: ServerResponse) => Promise<void>;
    readonly RefreshToken: {
      find(token: string): Promise<{ destroy(): Promise<void> } | undefined>;
    };
  }
}
