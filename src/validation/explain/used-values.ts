import { findMember, memberNames } from '../../document/members';
import { Entry, type Tape } from '../../document/tape';
import type { Payload } from '../../payload/payload';
import { isGuid } from '../../text/guid';
import { placeholderOf } from '../rules/placeholder/text';

/** What payloads of one workspace often share. */
export const sharedNames = ['azureTenantId', 'azureSubscriptionId', 'tags', 'vendor', 'provider'] as const;
export type SharedName = (typeof sharedNames)[number];
export type UsedValues = Readonly<Record<SharedName, readonly string[]>>;

export const noValues: UsedValues = { azureTenantId: [], azureSubscriptionId: [], tags: [], vendor: [], provider: [] };

const nil = /^[0-]+$/;
const longest = 100;

/** The shared values that a payload uses; what is empty, left over from the docs pages or no GUID does not count. */
export function usedValues({ document: { tape } }: Payload): UsedValues {
  const vendorInformation = findMember(tape, 'vendorInformation');
  const origin = vendorInformation === undefined ? -1 : vendorInformation + 1;
  const guids = (name: SharedName) => textsAt(tape, 0, name).filter((value) => isGuid(value) && !nil.test(value));
  return {
    azureTenantId: guids('azureTenantId'),
    azureSubscriptionId: guids('azureSubscriptionId'),
    tags: textsAt(tape, 0, 'tags'),
    vendor: textsAt(tape, origin, 'vendor'),
    provider: textsAt(tape, origin, 'provider'),
  };
}

/** The texts of a member of an object: its own, or those of the list that it is. */
function textsAt(tape: Tape, object: number, name: SharedName): string[] {
  if (object < 0) return [];
  const member = memberNames(tape, object).find((at) => tape.is(at, name));
  if (member === undefined) return [];
  const texts: string[] = [];
  const end = tape.next(member + 1);
  for (let at = member + 1; at < end; at++) if (tape.what(at) === Entry.String) texts.push(tape.string(at));
  const isReal = (text: string) => text.trim() !== '' && text.length <= longest && text !== placeholderOf(name);
  return [...new Set(texts.filter(isReal))];
}

/** The values of many payloads, the most used one first, at most `most` of each. */
export function mergeUsage(all: Iterable<UsedValues>, most = 50): UsedValues {
  const payloads = [...all];
  const ranked = (name: SharedName): string[] => {
    const counts = new Map<string, number>();
    for (const value of payloads.flatMap((used) => used[name])) counts.set(value, (counts.get(value) ?? 0) + 1);
    const order = [...counts].sort(([a, first], [b, second]) => second - first || (a < b ? -1 : 1));
    return order.slice(0, most).map(([value]) => value);
  };
  return {
    azureTenantId: ranked('azureTenantId'),
    azureSubscriptionId: ranked('azureSubscriptionId'),
    tags: ranked('tags'),
    vendor: ranked('vendor'),
    provider: ranked('provider'),
  };
}
