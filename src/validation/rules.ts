import type { Intent } from '../catalog/kinds';
import type { Rule } from './rule';
import { dateOrder } from './rules/date-order/rule';
import { dateTime, utc } from './rules/date-time/rule';
import { domainName } from './rules/domain-name/rule';
import { duplicateKey } from './rules/duplicate-key/rule';
import { enumMember } from './rules/enum/rule';
import { guid } from './rules/guid/rule';
import { ipAddress } from './rules/ip-address/rule';
import { kindMismatch } from './rules/kind-mismatch';
import { macAddress } from './rules/mac-address/rule';
import { missingId } from './rules/missing-id/rule';
import { missingTenant } from './rules/missing-tenant/rule';
import { missingVendorInformation } from './rules/missing-vendor-information/rule';
import { negativeCount } from './rules/negative-count';
import { notAnObject } from './rules/not-an-object';
import { notUpdatable } from './rules/not-updatable';
import { nullCollection } from './rules/null-collection/rule';
import { placeholderLeft } from './rules/placeholder/rule';
import { serverSet } from './rules/server-set';
import { syntax } from './rules/syntax/rule';
import { type } from './rules/type/rule';
import { unknownKind } from './rules/unknown-kind/rule';
import { unknownNestedProperty } from './rules/unknown-nested-property';
import { unknownProperty } from './rules/unknown-property/rule';
import { url } from './rules/url/rule';

/**
 * Every rule of contracts.md §4. The order is precedence: of two rules that look at the same value or name, the
 * first wins.
 */
const table = [
  syntax,
  notAnObject,
  duplicateKey,
  unknownKind,
  kindMismatch,
  type,
  dateTime,
  unknownNestedProperty,
  missingTenant,
  missingId,
  unknownProperty,
  placeholderLeft,
  enumMember,
  missingVendorInformation,
  serverSet,
  nullCollection,
  dateOrder,
  negativeCount,
  ipAddress,
  macAddress,
  guid,
  domainName,
  url,
  notUpdatable,
  utc,
] as const;

export type RuleId = (typeof table)[number]['id'];

/** Every rule of contracts.md §4, in order of precedence. */
export const rules: readonly Rule<RuleId>[] = table;

const byIntent: Readonly<Record<Intent, readonly Rule<RuleId>[]>> = {
  add: rules.filter(({ intents }) => intents.includes('add')),
  update: rules.filter(({ intents }) => intents.includes('update')),
};

/** The rules that look at payloads of an intent, in order of precedence. */
export function rulesFor(intent: Intent): readonly Rule<RuleId>[] {
  return byIntent[intent];
}
