import type { NodeContext } from '../node-context';
import { vendorParts } from '../rules/missing-vendor-information/parts';

/** Whether an Add without the member, or with an empty text in it, is marked for that: removing it would mend nothing. */
export function isNeeded({ payload: { kind }, property, owner, item }: NodeContext): boolean {
  if (!kind || !property || item) return false;
  if (owner?.name === kind.type) return kind.required.includes(property.name);
  return owner?.name === 'securityVendorInformation' && vendorParts.some((part) => part === property.name);
}
