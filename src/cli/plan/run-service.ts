import { tokenClaims } from '../../auth/token-claims';
import { workOutHere } from '../../difference/work';
import type { ServicePorts } from '../../plan/service';
import { waitText } from '../../text/quantities';
import type { Connection } from '../connection';
import { endSignals, type Io } from '../io';
import { say } from '../printable';
import { Progress } from './progress';

/** A service that many payloads are sent to. */
export interface RunService {
  readonly connection: Connection;
  readonly ports: ServicePorts;
  readonly progress: Progress;
  /** Whose profiles these are, where the token tells it. */
  readonly tenant: string | undefined;
}

/**
 * The service at `--base`. The first signal that ends the program lets nothing more go out; the second one cancels what is
 * under way.
 *
 * @throws HumanError without a base or a token, and where signing in fails
 */
export async function serviceFor(base: string | undefined, io: Io): Promise<RunService> {
  const stop = new AbortController();
  const cancel = new AbortController();
  const progress = new Progress(io, () => performance.now());
  const tell = (sentence: string) => {
    progress.clear();
    say(io.stderr, `secprofile: ${sentence}`);
  };
  const onSignal = () => {
    if (stop.signal.aborted) {
      cancel.abort();
      return;
    }
    stop.abort();
    tell('Ending after the batches under way. Press Ctrl+C again to cancel those, too.');
    watch();
  };
  const watch = () => {
    for (const signal of endSignals) io.once(signal, onSignal);
  };
  watch();
  const { connect } = await import('../connection');
  const connection = connect(base, io, cancel.signal);
  const { credential } = connection;
  const token =
    credential.kind === 'bearer'
      ? await credential.credential.getToken([...credential.scopes], { abortSignal: cancel.signal })
      : undefined;
  const ports: ServicePorts = {
    environment: connection.environment,
    transmit: connection.send,
    stop: stop.signal,
    delay: io.clock.delay,
    date: io.clock.date,
    random: () => Math.random(),
    newGuid: io.newGuid,
    workOut: workOutHere,
    progress: (step, done, total) => progress.tell(step, done, total),
    waiting: throttleTeller(tell, () => performance.now()),
    notice: tell,
  };
  return { connection, ports, progress, tenant: token ? tokenClaims(token.token)?.tenantId : undefined };
}

/** Waits are told now and then: a service that throttles does so many times. */
function throttleTeller(tell: (sentence: string) => void, now: () => number) {
  let next = 0;
  return (milliseconds: number) => {
    if (now() < next) return;
    next = now() + 10_000;
    tell(`The service is busy. Waiting ${waitText(milliseconds)}, as it asks.`);
  };
}
