/**
 * What may run on the extension host's thread, where every extension waits for it, and for how much of a text. All else runs
 * in the checking thread (`validation/worker.ts`), or not at all.
 */
export const onHostThread = {
  /**
   * Characters of a text that is read and checked. Checking this many takes a frame (16 ms) with cold code, and a tenth of that
   * from the second check on. Also the length of the longest list of tags that is searched for duplicates.
   */
  check: 20_000,
  /**
   * Characters of what payloads, live profiles and answers are parsed, read, compared, merged, arranged or digested with
   * (`difference/work.ts`), all texts together: 20 million took 339 ms, this many take a frame with cold code.
   */
  compare: 200_000,
  /** UTF-16 units of a body that the panel is sent, and of a longer one that are searched or decoded in one turn. */
  show: 256 * 1024,
  /** UTF-16 units of a text that is opened through an extension: VS Code shares no larger document with one. */
  open: 4 * 1024 * 1024,
} as const;
