/** When a request reached the points that undici reports (docs/api/DiagnosticsChannel.md of nodejs/undici), by the caller's clock. */
export interface ConnectionMarks {
  /** It was handed to a connection, or queued for one. */
  created?: number;
  /** A new connection to the request's host was begun, and was open. */
  connecting?: number;
  connected?: number;
  /** The first and the last byte were sent. */
  sending?: number;
  sent?: number;
}

/** Milliseconds of the parts of one try, which add up to the whole. A part that couldn't be measured is missing. */
export interface Timing {
  /** Waiting for a free connection. */
  readonly queue?: number;
  /** Opening a new connection. Missing if none was opened to the service's host: one was free, or a proxy is in between. */
  readonly connect?: number;
  /** From the first byte of the request to its last. */
  readonly send?: number;
  /** Until the answer's head was there; from the beginning if queue, connect, and send couldn't be measured. */
  readonly wait: number;
  readonly download: number;
  /** Our own part: signing in and getting ready. */
  readonly own: number;
}

/** When a try reached the points that can be observed from outside. */
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
  // A service may answer before it has the whole request.
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
