import type { Message } from './progress';

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
