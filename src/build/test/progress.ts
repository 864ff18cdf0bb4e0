import type { Hook, Runnable, Runner, Test } from 'mocha';

/** What tests tell about themselves while they run to whoever started them. */
export type Message =
  | { readonly type: 'start'; readonly total: number }
  /** A test or a hook begins. */
  | { readonly type: 'doing'; readonly what: string }
  /** Within it. */
  | { readonly type: 'step'; readonly what: string }
  | { readonly type: 'passed' }
  /** `lacks`: what the system does not have that the test needs; without it, nobody knows why it was skipped. */
  | { readonly type: 'skipped'; readonly title: string; readonly lacks?: readonly string[] | undefined }
  | { readonly type: 'failed'; readonly title: string; readonly error: string; readonly isTest: boolean }
  | { readonly type: 'end' };

/** Tells at once what begins and how it ended, so that it is known what a test hung in and what passed before it. */
export function tellProgress(runner: Runner, tell: (message: Message) => void): void {
  const doing = (what: Runnable) => tell({ type: 'doing', what: what.fullTitle() });
  runner.once('start', () => tell({ type: 'start', total: runner.total }));
  runner.on('hook', doing);
  runner.on('test', doing);
  runner.on('pass', () => tell({ type: 'passed' }));
  runner.on('pending', (test: Test & { readonly lacks?: readonly string[] }) =>
    tell({ type: 'skipped', title: test.fullTitle(), lacks: test.lacks }),
  );
  runner.on('fail', (test: Test | Hook, error: unknown) =>
    tell({ type: 'failed', title: test.fullTitle(), error: errorText(error), isTest: test.type === 'test' }),
  );
  runner.once('end', () => tell({ type: 'end' }));
}

/** Stack and causes. */
export function errorText(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const own = error.stack ?? error.message;
  return error.cause === undefined ? own : `${own}\nCaused by: ${errorText(error.cause)}`;
}

/** What goes over the channel between a process that runs tests and the one that started it. */
export type ChannelMessage = Message | { readonly type: 'waits'; readonly for: readonly string[] };

/** The question that `waits` answers. */
export const question = 'What do you wait for?';

/** Tells it, if somebody listens. */
export function tell(message: ChannelMessage): void {
  if (process.connected) process.send?.(message);
}

/** A step of a long test: its suite goes on. */
export function step(what: string): void {
  tell({ type: 'step', what });
}
