import { reasonOf, type Suite, type SuiteResult } from './suite';

export interface Limits {
  /** Milliseconds for which a suite may say nothing. */
  readonly silence: number;
  /** Milliseconds in which a suite has to end once it is told to. */
  readonly ending: number;
}

/**
 * Runs a suite. One that says nothing for too long, or that `stop` ends, is told to end; a suite that does not even do that is
 * left behind. Never rejects: whatever goes wrong is a failure that names what the suite did last.
 *
 * @param stop its reason is an Error with the end of a sentence, as in `Watch`.
 */
export async function watched(suite: Suite, limits: Limits, stop: AbortSignal): Promise<SuiteResult> {
  const silent = new AbortController();
  const signal = AbortSignal.any([stop, silent.signal]);
  let doing = 'its start';
  let ended = false;
  let timer: NodeJS.Timeout | undefined;
  const progress = (what: string, patience = limits.silence) => {
    doing = what;
    // Once a suite is told to end, nothing it reports can delay that.
    if (signal.aborted || ended) return;
    clearTimeout(timer);
    timer = setTimeout(() => {
      silent.abort(new Error(`said nothing for ${patience / 1000} s`));
    }, patience);
  };
  const broken = (more: string): SuiteResult => ({
    passed: 0,
    failed: 1,
    output: `✗ ${suite.name} ${signal.aborted ? reasonOf(signal.reason) : 'broke off'}. Its last word: ${doing}${more}`,
  });
  const left = new Promise<SuiteResult>((resolve) => {
    const wait = () => {
      if (ended) return;
      clearTimeout(timer);
      timer = setTimeout(() => {
        resolve(broken('\nIt did not end when it was told to.'));
      }, limits.ending);
    };
    signal.addEventListener('abort', wait, { once: true });
  });
  progress(doing);
  try {
    return await Promise.race([suite.run({ signal, progress }), left]);
  } catch (error) {
    return broken(
      error === signal.reason ? '' : `\n${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
    );
  } finally {
    ended = true;
    clearTimeout(timer);
  }
}
