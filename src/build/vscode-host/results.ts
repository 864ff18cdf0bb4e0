import type { Message } from '../test/progress';
import type { SuiteResult, Watch } from '../test/suite';
import { Tally } from '../test/tally';

/** The console is the only way out of an extension host. This prefix tells our lines from all others. */
const prefix = '@@test ';

/** Tells a test module where its VS Code keeps settings, state, and logs. */
export const stateVariable = 'SECPROFILE_TEST_STATE';

/** Sends a message to the process that started this VS Code. */
export function tellConsole(message: Message): void {
  console.log(prefix + JSON.stringify(message));
}

/** What a suite in VS Code has said on its console. */
export class HostConsole {
  private readonly tally = new Tally();
  private readonly lines: string[] = [];

  constructor(private readonly watch: Watch) {}

  readonly onLog = (type: string, text: string): void => {
    const start = text.indexOf(prefix);
    if (start < 0) {
      this.lines.push(`${type}: ${text}`);
      return;
    }
    // A desktop window may add text before and after.
    this.tally.add(JSON.parse(text.slice(start + prefix.length, text.lastIndexOf('}') + 1)) as Message);
    this.watch.progress(this.tally.running);
  };

  /** @param error why there will be no more of it */
  result(error?: Error): SuiteResult {
    const log = this.lines.slice(-100).join('\n');
    if (error) return this.tally.result([`${error.message}\nThe test that ran: ${this.tally.running}\n${log}`]);
    return this.tally.result(this.tally.ended ? [] : [`VS Code ended while it ran: ${this.tally.running}\n${log}`]);
  }
}
