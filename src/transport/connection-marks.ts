import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { ConnectionMarks } from './timing';

/** What is watched, until it is let go of. */
export interface WatchedConnection {
  readonly marks: Readonly<ConnectionMarks>;
  readonly stop: () => void;
}

interface UndiciMessage {
  readonly request?: { readonly origin?: unknown; readonly headers?: unknown };
  readonly connectParams?: { readonly host?: unknown };
}

/**
 * Watches the request that carries this `client-request-id`. Nothing is marked where `fetch` isn't undici's: Electron's
 * network stack tells nothing.
 */
export function watchConnection(clientRequestId: string, now: () => number): WatchedConnection {
  const marks: ConnectionMarks = {};
  let mine: UndiciMessage['request'];
  const isMine = ({ request }: UndiciMessage) => request !== undefined && request === mine;
  const isToMyHost = ({ connectParams }: UndiciMessage) =>
    typeof mine?.origin === 'string' && new URL(mine.origin).host === connectParams?.host;
  const channels: Readonly<Record<string, (told: UndiciMessage) => void>> = {
    'undici:request:create': ({ request }) => {
      if (mine || !JSON.stringify(request?.headers ?? '').includes(clientRequestId)) return;
      mine = request;
      marks.created = now();
    },
    'undici:client:beforeConnect': (told) => {
      if (marks.sending === undefined && isToMyHost(told)) marks.connecting ??= now();
    },
    'undici:client:connected': (told) => {
      if (marks.connecting !== undefined && isToMyHost(told)) marks.connected ??= now();
    },
    'undici:client:sendHeaders': (told) => {
      if (isMine(told)) marks.sending = now();
    },
    'undici:request:bodySent': (told) => {
      if (isMine(told)) marks.sent = now();
    },
  };
  const listeners = Object.entries(channels).map(([name, run]) => {
    const listener = (told: unknown) => run(told as UndiciMessage);
    subscribe(name, listener);
    return () => unsubscribe(name, listener);
  });
  return {
    marks,
    stop() {
      for (const leave of listeners) leave();
    },
  };
}
