/** A signal that fires with another one, or when the time is up; `done` lets go of both. */
export interface TimeLimit {
  readonly signal: AbortSignal;
  readonly done: () => void;
}

/**
 * What `AbortSignal.any` with `AbortSignal.timeout` would do, without a timer and a listener that live on after the
 * request.
 *
 * @param milliseconds until it fires by itself, with a `TimeoutError`
 */
export function timeLimit(signal: AbortSignal, milliseconds: number): TimeLimit {
  const controller = new AbortController();
  const abort = () => {
    controller.abort(signal.reason);
  };
  const timer = setTimeout(() => {
    controller.abort(new DOMException('The time is up', 'TimeoutError'));
  }, milliseconds);
  if (signal.aborted) abort();
  signal.addEventListener('abort', abort, { once: true });
  return {
    signal: controller.signal,
    done() {
      clearTimeout(timer);
      signal.removeEventListener('abort', abort);
    },
  };
}
