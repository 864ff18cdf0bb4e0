/** When a request reached what undici tells of (docs/api/DiagnosticsChannel.md of nodejs/undici), by the caller's clock. */
export interface ConnectionMarks {
  /** Handed to a connection, or to those that wait for one. */
  created?: number;
  /** A new connection to the request's host was begun, and was there. */
  connecting?: number;
  connected?: number;
  /** The first and the last byte went out. */
  sending?: number;
  sent?: number;
}

/** Milliseconds of the parts of one try; together they are all of it. A part that could not be measured is missing. */
export interface Timing {
  /** Waiting for a connection that is free. */
  readonly queue?: number;
  /** Opening a new connection. Missing where none was opened to the service's host: one was free, or a proxy is in between. */
  readonly connect?: number;
  /** From the first byte of the request to its last. */
  readonly send?: number;
  /** Until the answer's head was there; from the beginning, where queue, connect and send could not be measured. */
  readonly wait: number;
  readonly download: number;
  /** What is ours: signing in, and getting ready. */
  readonly own: number;
}

/** When a try reached what can be seen of it from outside. */
export interface TryMarks {
  readonly began: number;
  readonly fetched: number;
  readonly answered: number;
  readonly received: number;
}

export function timingOf({ began, fetched, answered, received }: TryMarks, marks: ConnectionMarks): Timing {
  const download = received - answered;
  const own = fetched - began;
  const { created, sending, connecting, connected } = marks;
  if (created === undefined || sending === undefined) return { wait: answered - fetched, download, own };
  // A service may answer before it has all of the request.
  const sent = Math.min(marks.sent ?? sending, answered);
  const connect = connecting !== undefined && connected !== undefined ? connected - connecting : undefined;
  return {
    queue: sending - created - (connect ?? 0),
    ...(connect === undefined ? {} : { connect }),
    send: sent - sending,
    wait: answered - sent,
    download,
    own: own + created - fetched,
  };
}
