import type { Range } from '../text/positions';
import type { Severity } from './rule';
import type { RuleId } from './rules';

export type { RuleId, Severity };

/** A mark on a payload, as it leaves: the shape that contracts.md §5 fixes. */
export interface Problem {
  readonly rule: RuleId;
  readonly severity: Severity;
  /** What is wrong, and what to do. */
  readonly message: string;
  /** JSON pointer (RFC 6901) to the value concerned; `''` is the root. */
  readonly pointer: string;
  readonly range: Range;
}

/** A problem with its place on the tape, so that nobody has to look for it again. Plain data: it crosses threads. */
export interface Finding extends Problem {
  /** Entry of the value or name that is marked; `undefined` for a syntax fault, which is neither. */
  readonly entry: number | undefined;
  /** Entries of the values from the root, 0, to the one concerned; empty for a syntax fault. */
  readonly path: readonly number[];
}

/** What leaves of a finding. */
export function problemOf({ rule, severity, message, pointer, range }: Finding): Problem {
  return { rule, severity, message, pointer, range };
}
