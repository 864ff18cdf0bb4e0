import { HumanError } from '../../errors';
import type { Fetch } from '../wire/api';
import { GraphError } from '../wire/graph-error';
import { parseFault, type FaultSpec } from './faults';

/** The header that requests a fault for one request. Items of a batch can have it, too. */
export const faultHeader = 'x-secprofile-fault';

export interface FaultPorts {
  readonly now: () => Date;
  /** Ends early when the sandbox stops. */
  readonly wait: (milliseconds: number) => Promise<void>;
  /** The scenario that is armed for the next request, if any. */
  readonly take: () => FaultSpec | undefined;
}

function fromHeader(request: Request): FaultSpec | undefined {
  const text = request.headers.get(faultHeader);
  if (text === null) return undefined;
  try {
    return parseFault(text);
  } catch (error) {
    if (HumanError.is(error)) throw new GraphError(400, error.message, { target: faultHeader });
    throw error;
  }
}

/**
 * Puts the faults in front of an API: the one that a request's header names, else the one that is armed.
 *
 * @returns the wrapped API, which throws GraphError for a header that can't be read
 */
export function withFaults(api: Fetch, { now, wait, take }: FaultPorts): Fetch {
  return async (request, bindings = {}) => {
    const spec = fromHeader(request) ?? take();
    if (!spec || !bindings.ids) return api(request, bindings);
    const { fault, delay, rate } = spec;
    return fault.play({
      request,
      bindings,
      ids: bindings.ids,
      now: now(),
      delay,
      rate,
      wait,
      answer: (instead = bindings.instead) => api(request, { ...bindings, instead }),
    });
  };
}
