import type { Problem } from '../catalog/problem';

/** A problem with its place on the tape, so that nobody has to look for it again. Plain data: it crosses threads. */
export interface Finding extends Problem {
  /** Entry of the value or name that is marked; `undefined` for a syntax fault, which is neither. */
  readonly entry: number | undefined;
  /** Entries of the values from the root, 0, to the one concerned; empty for a syntax fault. */
  readonly path: readonly number[];
}

/** What leaves of a finding: the shape that contracts.md §5 fixes. */
export function problemOf({ rule, severity, message, pointer, range }: Finding): Problem {
  return { rule, severity, message, pointer, range };
}
