import { Session, type Profiler } from 'node:inspector/promises';

/** A stretch of the thread's time, on the monotonic clock that profiles use. Microseconds. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** The clock of {@link Stretch}. */
export const profileClock = (): number => Number(process.hrtime.bigint() / 1000n);

/**
 * Takes samples of what this thread does until it is asked for the sum.
 *
 * @param folder of the code whose share is wanted
 * @returns tells of stretches which part of their samples, from 0 to 1, that code is on the stack of. Collecting garbage counts,
 * too, because nobody can tell whose it was.
 */
export async function sampleThread(folder: string): Promise<() => Promise<(stretch: Stretch) => number>> {
  const session = new Session();
  session.connect();
  await session.post('Profiler.enable');
  await session.post('Profiler.setSamplingInterval', { interval: 250 });
  await session.post('Profiler.start');
  return async () => {
    const { profile } = await session.post('Profiler.stop');
    session.disconnect();
    const own = ownNodes(profile, folder);
    const samples = samplesOf(profile);
    return ({ from, to }) => {
      const inside = samples.filter(({ at }) => from <= at && at <= to);
      return inside.filter(({ node }) => own.has(node)).length / Math.max(1, inside.length);
    };
  };
}

/** The nodes of the tree of calls that a folder's code is on the stack of. */
function ownNodes({ nodes }: Profiler.Profile, folder: string): ReadonlySet<number> {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const own = new Set<number>();
  const visit = (id: number, isBelow: boolean) => {
    const node = byId.get(id);
    if (!node) return;
    const { url, functionName } = node.callFrame;
    const isOwn = isBelow || url.includes(folder) || functionName === '(garbage collector)';
    if (isOwn) own.add(id);
    for (const child of node.children ?? []) visit(child, isOwn);
  };
  const [root] = nodes;
  if (root) visit(root.id, false);
  return own;
}

function samplesOf({ startTime, samples = [], timeDeltas = [] }: Profiler.Profile) {
  let at = startTime;
  return samples.map((node, index) => ({ node, at: (at += timeDeltas[index] ?? 0) }));
}
