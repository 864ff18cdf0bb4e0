import { bodyToSend } from '../payload/body';
import type { Payload } from '../payload/payload';
import type { Difference } from './compare';

/**
 * Members that go along though they are equal: services refuse a change of a derived type that doesn't say which, and
 * Microsoft's Update page asks for the vendor.
 */
const alwaysSent: readonly string[] = ['vendorInformation'];

/**
 * The body of an Update by difference: the payload's text without the members that are equal already, besides what no
 * Update sends (contract §10.2 (3)). `@odata.type` takes no part in the comparison, so it stays.
 */
export function minimalBody(payload: Payload, { equal }: Pick<Difference, 'equal'>): string {
  return bodyToSend(
    payload,
    'update',
    equal.filter((property) => !alwaysSent.includes(property)),
  );
}
