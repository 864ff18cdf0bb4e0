import { Entry } from '../../document/tape';
import { list, quote } from '../../text/quote';
import type { Members, ObjectFinding, Rule } from '../rule';

/** The docs call vendor and provider required, the CSDL does not: a doubt. `""` and null count as absent. */
export const missingVendorInformation: Rule = {
  id: 'missing-vendor-information',
  severity: 'warning',
  intents: ['add'],
  title: 'An Add without vendorInformation, or with one that lacks vendor or provider.',
  object({ atRoot, type }) {
    if (atRoot) return wholeFinding;
    return type.name === 'securityVendorInformation' ? partFinding : undefined;
  },
};

function wholeFinding(members: Members): ObjectFinding[] {
  const what = members.what('vendorInformation');
  if (what !== undefined && what !== Entry.Null) return [];
  const message = 'An Add should say where the profile comes from: "vendorInformation" with "vendor" and "provider".';
  return [{ message, mark: what === undefined ? 'object' : { nameOf: 'vendorInformation' } }];
}

function partFinding(members: Members): ObjectFinding[] {
  const missing = ['vendor', 'provider'].filter((name) => isAbsent(members, name));
  if (missing.length === 0) return [];
  return [{ message: `"vendorInformation" lacks ${list(missing.map(quote))}.`, mark: 'object' }];
}

function isAbsent(members: Members, name: string): boolean {
  const what = members.what(name);
  return what === undefined || what === Entry.Null || members.text(name) === '';
}
