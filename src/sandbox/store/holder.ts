/** Who holds a folder, as the lock says. What a system doesn't tell is empty. */
export interface Holder {
  /** Random, the name of a sandbox's beacon. Empty in locks of version 0.1. */
  readonly id: string;
  readonly pid: number;
  readonly host: string;
  /** Boot id and start time (Linux: in clock ticks, proc(5); macOS: ps(1)): tells apart two processes that got the same number. */
  readonly started: string;
  /** The namespace that `pid` counts in, such as `pid:[4026531836]` (Linux); missing in locks of version 0.1. */
  readonly namespace?: string | undefined;
  /** The random id that is kept for the machine; empty in a container, which may have it from its image. */
  readonly machine: string;
  /** Whether it has a beacon. */
  readonly beacon: boolean;
}

/** The ID of the system start that a process belongs to; empty if unknown. */
export function bootOf({ started }: Pick<Holder, 'started'>): string {
  return started.split('/', 1)[0] ?? '';
}

const text = (value: unknown) => (typeof value === 'string' ? value : '');

/** Reads the text of a lock; `undefined` if it's empty or incomplete. */
export function parseHolder(lock: string): Holder | undefined {
  try {
    const value = JSON.parse(lock) as Partial<Record<keyof Holder, unknown>> | null;
    const { id, pid, host, started, namespace, machine, beacon } = value ?? {};
    if (typeof pid !== 'number' || typeof host !== 'string') return undefined;
    return {
      id: /^[0-9a-f]{1,32}$/.test(text(id)) ? text(id) : '',
      pid,
      host,
      started: text(started),
      namespace: typeof namespace === 'string' ? namespace : undefined,
      machine: text(machine),
      beacon: beacon === true,
    };
  } catch {
    return undefined;
  }
}
