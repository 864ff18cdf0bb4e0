/** Where a person was in an answer: nothing of the answer itself. */
export interface ReadingPosition {
  readonly tab?: string;
  /** First lines of what is folded in the body. */
  readonly folded?: readonly number[];
}

/** What VS Code keeps for a page while it has it away, and over a restart. */
export interface PageState {
  getState(): unknown;
  setState(state: unknown): void;
}

/** What is kept of one answer; another one takes its place. */
export interface PageMemory {
  readonly kept: ReadingPosition;
  keep(more: ReadingPosition): void;
}

/** @param of tells one answer from another */
export function memoryOf(of: string, state: PageState): PageMemory {
  let kept = keptOf(of, state.getState());
  return {
    kept,
    keep(more) {
      kept = { ...kept, ...more };
      state.setState({ of, ...kept });
    },
  };
}

/** Whatever stands there, of whatever version: what isn't as it is written here is nothing. */
function keptOf(of: string, state: unknown): ReadingPosition {
  if (typeof state !== 'object' || state === null || !('of' in state) || state.of !== of) return {};
  const { tab, folded } = state as Readonly<Record<string, unknown>>;
  return {
    ...(typeof tab === 'string' ? { tab } : {}),
    ...(Array.isArray(folded) ? { folded: folded.filter((line) => typeof line === 'number') } : {}),
  };
}
