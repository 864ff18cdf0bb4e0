import { HumanError } from '../../errors';
import { answerFaults } from './answer-faults';
import { connectionFaults } from './connections';
import type { Fault } from './fault';
import { consistencyFaults } from './consistency';
import { statusFaults } from './statuses';

/** Every scenario, in the order of the list to choose from. */
export const faultTable: readonly Fault[] = [
  ...statusFaults,
  ...consistencyFaults,
  ...answerFaults,
  ...connectionFaults,
];

/** A scenario with its options. */
export interface FaultSpec {
  readonly fault: Fault;
  /** How many requests it's for; if missing, all until it's disarmed. */
  readonly times?: number;
  /** Milliseconds: how long `slow` waits, the time between two drips, the value of Retry-After, or how far reads lag. */
  readonly delay?: number;
  /** Writes per second that `limit` lets through. */
  readonly rate?: number;
}

/** Largest values of the options. */
const largest = 1_000_000;

/**
 * Reads `ID`, or `ID; times=3; delay=50`.
 *
 * @throws HumanError that lists the scenarios or options
 */
export function parseFault(text: string): FaultSpec {
  const [id = '', ...settings] = text.split(';').map((part) => part.trim());
  const fault = faultTable.find((row) => row.id === id.toLowerCase());
  if (!fault) {
    throw new HumanError(`There is no fault "${id}". The faults are ${faultTable.map((row) => row.id).join(', ')}.`);
  }
  let spec: FaultSpec = { fault };
  for (const setting of settings) {
    const [, name, value] = /^(times|delay|rate)\s*=\s*(\d{1,7})$/i.exec(setting) ?? [];
    if (name === undefined || Number(value) > largest) {
      throw new HumanError(
        `"${setting}" isn't a setting of a fault. Write times=NUMBER, delay=MILLISECONDS, or rate=WRITES_PER_SECOND.`,
      );
    }
    spec = { ...spec, [name.toLowerCase()]: Number(value) };
  }
  return spec;
}
