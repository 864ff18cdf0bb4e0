import { stepTexts, type Step } from '../../plan/service';
import { durationText } from '../../text/quantities';
import type { Io } from '../io';

/** Characters of a bar. */
const width = 24;

/** Milliseconds between two lines in a log. */
const quiet = 10_000;

/** How far a run has come, on standard error: a bar on a terminal, now and then a line elsewhere. */
export class Progress {
  private started = 0;
  private told = 0;
  private step: Step | undefined;
  private isShown = false;

  constructor(
    private readonly io: Pick<Io, 'stderr'>,
    private readonly now: () => number,
  ) {}

  tell(step: Step, done: number, total: number): void {
    const now = this.now();
    if (step !== this.step) {
      this.step = step;
      this.started = now;
      this.told = now;
    }
    const { stderr } = this.io;
    const left = done === 0 ? '' : `, about ${durationText(((now - this.started) / done) * (total - done))} left`;
    const sentence = `${done} of ${total} ${stepTexts[step]}`;
    if (stderr.isTerminal) {
      const filled = Math.round((done / total) * width);
      const bar = '█'.repeat(filled) + '░'.repeat(width - filled);
      stderr.write(`\r\u001b[K${bar} ${sentence}${done === total ? '' : left}`);
      this.isShown = done < total;
      if (done === total) stderr.write('\n');
    } else if (done === total ? now - this.started > quiet : now - this.told >= quiet) {
      this.told = now;
      stderr.write(`secprofile: ${sentence}${done === total ? '' : left}\n`);
    }
  }

  /** Makes room for something else on the terminal. */
  clear(): void {
    if (this.isShown) this.io.stderr.write('\r\u001b[K');
    this.isShown = false;
  }
}
