import { join } from 'node:path';
import { extensionUnderTest } from '../vscode-host/activation-marks';
import { profileClock, sampleThread, type Stretch } from './own-share';

/** What a thread did between two rests. Milliseconds of processor time, which a busy machine does not lengthen. */
export interface Turns {
  readonly longest: number;
  /** Turns that were longer than a frame. */
  readonly overFrame: readonly LongTurn[];
  readonly total: number;
}

/** A turn that was longer than a frame. */
interface LongTurn extends Stretch {
  /** Milliseconds of processor time. */
  readonly processor: number;
}

/** What the extension host's thread did, and how much of it is our doing. Milliseconds of processor time. */
export interface HostTurns extends Omit<Turns, 'overFrame'> {
  /** How many turns were longer than a frame. */
  readonly overFrame: number;
  /** The largest share of our code in one of them; 0 if there are none. */
  readonly ours: number;
}

/** Of a screen that is drawn 60 times a second. */
const frameMs = 16;

/** Node 24 has it, but the types of Node 20, which we build with, don't. */
type ThreadCpuUsage = () => { readonly user: number; readonly system: number };

/**
 * Measures this thread's event loop until it is asked for the sum.
 *
 * @param each whether each turn counts, which keeps the thread turning
 */
export function measureTurns(each = true): () => Turns {
  const { threadCpuUsage } = process as { threadCpuUsage?: ThreadCpuUsage };
  if (!threadCpuUsage) throw new Error(`Node ${process.version} cannot tell the processor time of a thread`);
  const now = () => {
    const { user, system } = threadCpuUsage();
    return (user + system) / 1000;
  };
  const begun = now();
  const overFrame: LongTurn[] = [];
  let before = begun;
  let from = profileClock();
  let longest = 0;
  const turn = () => {
    const at = now();
    const to = profileClock();
    const processor = at - before;
    longest = Math.max(longest, processor);
    if (processor > frameMs) overFrame.push({ from, to, processor });
    [before, from] = [at, to];
    next = setImmediate(turn);
  };
  let next = each ? setImmediate(turn) : undefined;
  return () => {
    clearImmediate(next);
    return { longest, overFrame, total: now() - begun };
  };
}

/** Measures the turns of an extension host until it is asked for the sum, and tells our part from that of everybody else. */
export async function measureHostTurns(): Promise<() => Promise<HostTurns>> {
  const sampled = await sampleThread(join(extensionUnderTest().extensionPath, 'dist'));
  const measured = measureTurns();
  return async () => {
    const { overFrame, ...turns } = measured();
    const share = await sampled();
    const ours = Math.max(0, ...overFrame.map((turn) => turn.processor * share(turn)));
    return { ...turns, overFrame: overFrame.length, ours };
  };
}

/** Waits until the thread has had nothing to do for a second: VS Code and other extensions are done with starting. */
export async function rest(): Promise<void> {
  for (let quiet = 0; quiet < 10;) {
    const end = measureTurns(false);
    await new Promise((resolve) => setTimeout(resolve, 100));
    quiet = end().total < 5 ? quiet + 1 : 0;
  }
}
