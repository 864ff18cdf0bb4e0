/** Who holds a folder, as it stands in the lock. What a system does not tell is empty. */
export interface Holder {
  /** Random, of one sandbox: what its beacon is called. Empty in locks of version 0.1. */
  readonly id: string;
  readonly pid: number;
  readonly host: string;
  /** Boot id and start time (Linux: in clock ticks, proc(5); macOS: ps(1)): tells two processes apart that got the same number. */
  readonly started: string;
  /** The namespace that `pid` counts in, such as `pid:[4026531836]` (Linux); missing in locks of version 0.1. */
  readonly namespace?: string | undefined;
  /** The machine's own id (Linux and macOS), where the process is not in a container that may have it from an image. */
  readonly machine: string;
  /** Whether it has a beacon. */
  readonly beacon: boolean;
}

/** The boot of the system that a process runs in; empty where that is not told. */
export function bootOf({ started }: Pick<Holder, 'started'>): string {
  return started.split('/', 1)[0] ?? '';
}

const text = (value: unknown) => (typeof value === 'string' ? value : '');

/** Reads the text of a lock; `undefined` for one that is empty or torn. */
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
