import type { Payload } from '../payload/payload';
import { bodyToSend } from '../payload/body';
import type { Difference } from './compare';

/** A member that goes along though it is equal: Microsoft's Update page has it in every example. */
const alwaysSent = 'vendorInformation';

/**
 * The root members that an Update by difference leaves out: those that are equal already, but for the vendor. `@odata.type`
 * takes no part in the comparison, so it stays (contract §10.2 (3)).
 */
export function leftOut({ equal }: Pick<Difference, 'equal'>): string[] {
  return equal.filter((property) => property !== alwaysSent);
}

/** The body of an Update by difference: the payload's text without them, and without what no Update sends. */
export function minimalBody(payload: Payload, difference: Pick<Difference, 'equal'>): string {
  return bodyToSend(payload, 'update', leftOut(difference));
}
