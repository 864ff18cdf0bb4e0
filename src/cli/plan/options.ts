import type { Kind } from '../../catalog/kinds';

/** What the results can be printed as. */
export const reportFormats = ['text', 'json', 'markdown'] as const;
export type Format = (typeof reportFormats)[number];

/** What `plan` and `apply` have in common. */
export interface RunOptions {
  readonly targets: readonly string[];
  readonly base: string | undefined;
  readonly state: string | undefined;
  readonly format: Format;
  readonly output: string | undefined;
  readonly prune: boolean;
  readonly retryUnknown: boolean;
}

export interface ApplyOptions extends RunOptions {
  readonly writeIds: boolean;
  readonly yes: boolean;
}

/** What `pull` takes. */
export interface PullOptions {
  readonly folder: string;
  readonly base: string | undefined;
  readonly kinds: readonly Kind[];
  /** An OData filter for each kind. */
  readonly filter: string | undefined;
  readonly state: string | undefined;
}
