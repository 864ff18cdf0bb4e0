/** One request inside a batch, read and checked. */
export interface BatchItem {
  readonly id: string;
  readonly method: string;
  /** Relative to the version root, as written. */
  readonly url: string;
  readonly headers: Headers;
  /** The text of the body as written, number literals and all; missing where there is none. */
  readonly body: string | undefined;
  /** Ids in lower case, each of an item before this one. */
  readonly dependsOn: readonly string[];
}
