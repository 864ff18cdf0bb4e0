import type { Runner } from 'mocha';
import { question, tell, tellProgress, errorText } from './progress';
import { openHandles } from './open-handles';

/** Mocha's reporter in a process that runs tests: tells over its channel how it goes, and answers what it waits for. */
export default function channelReporter(runner: Runner): void {
  process.on('message', (message) => {
    if (message === question) tell({ type: 'waits', for: openHandles() });
  });
  // Listening keeps the channel open, and an open channel keeps this process alive.
  process.channel?.unref();
  // The process that started us is gone, so nobody else can stop us.
  process.on('disconnect', () => process.exit(1));
  tellProgress(runner, tell);
  // Until the end such an exception belongs to the test that runs; from then on mocha's own exit code would hide it.
  runner.once('end', () =>
    process.on('uncaughtExceptionMonitor', (error) =>
      tell({ type: 'failed', title: 'after the last test', error: errorText(error), isTest: false }),
    ),
  );
}
