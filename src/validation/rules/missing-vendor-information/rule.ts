import { list, quote } from '../../../text/quote';
import type { ObjectFinding, ObjectValue, Rule } from '../../rule';
import { vendorParts } from '../../node-context';

/** Microsoft's pages call vendor and provider required, but the CSDL doesn't: a warning. `""` and null count as absent. */
export const missingVendorInformation = {
  id: 'missing-vendor-information',
  severity: 'warning',
  intents: ['add'],
  title: 'An Add without vendorInformation, or with one that lacks vendor or provider.',
  object({ atRoot, type }) {
    if (atRoot) return 'vendorInformation' in type.properties ? wholeFinding : undefined;
    return type.name === 'securityVendorInformation' ? partFinding : undefined;
  },
  fix: async () => (await import('./fix')).fixVendorInformation,
} as const satisfies Rule;

function wholeFinding(members: ObjectValue): ObjectFinding[] {
  const isThere = 'vendorInformation' in members;
  if (isThere && members['vendorInformation'] !== null) return [];
  const message =
    'An Add should say where the profile comes from: add "vendorInformation" with "vendor" and "provider".';
  return [{ message, mark: isThere ? { nameOf: 'vendorInformation' } : 'object' }];
}

function partFinding(members: ObjectValue): ObjectFinding[] {
  const missing = vendorParts.filter((name) => isAbsent(members, name));
  if (missing.length === 0) return [];
  return [{ message: `"vendorInformation" needs ${list(missing.map(quote))}.`, mark: 'object' }];
}

function isAbsent(members: ObjectValue, name: string): boolean {
  return !(name in members) || members[name] === null || members[name] === '';
}
