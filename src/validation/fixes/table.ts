import { fixBrokenText } from './broken-text';
import { fixDateOrder } from './date-order';
import { fixDateTime, fixUtc } from './date-time';
import { fixDomainName } from './domain-name';
import { fixDuplicateKey } from './duplicate-key';
import { fixEnum } from './enum-member';
import type { FixTable } from './fix';
import { fixGuid } from './guid';
import { fixMissingId, fixNotUpdatable, fixServerSet } from './identity';
import { fixIpAddress } from './ip-address';
import { fixBoolean, fixInteger, fixString, fixUnixTime } from './json-type';
import { fixMissingBrackets, fixNeedlessBrackets } from './list-type';
import { fixMacAddress } from './mac-address';
import { fixMissingTenant } from './missing-tenant';
import { fixNegativeCount } from './negative-count';
import { fixNullCollection } from './null-collection';
import { fixTypeName, fixUnknownKind } from './odata-type';
import { fixPlaceholder } from './placeholder';
import { fixUnknownNestedProperty, fixUnknownProperty } from './unknown-name';
import { fixUrl } from './url';
import { fixVendorInformation } from './vendor';

/** The ways to mend each rule's problems. Syntax errors and a root that is no object have none that is sure. */
export const fixTable: FixTable = {
  syntax: [],
  'not-an-object': [],
  'duplicate-key': [fixDuplicateKey],
  'unknown-kind': [fixUnknownKind],
  'kind-mismatch': [fixTypeName],
  type: [
    fixBrokenText,
    fixTypeName,
    fixBoolean,
    fixInteger,
    fixString,
    fixUnixTime,
    fixMissingBrackets,
    fixNeedlessBrackets,
    fixMissingTenant,
  ],
  'date-time': [fixDateTime],
  'unknown-nested-property': [fixUnknownNestedProperty],
  'missing-tenant': [fixMissingTenant],
  'missing-id': [fixMissingId],
  'unknown-property': [fixUnknownProperty],
  enum: [fixEnum],
  'missing-vendor-information': [fixVendorInformation],
  'server-set': [fixServerSet],
  'null-collection': [fixNullCollection],
  'date-order': [fixDateOrder],
  'negative-count': [fixNegativeCount],
  'ip-address': [fixIpAddress],
  'mac-address': [fixMacAddress],
  guid: [fixGuid],
  'domain-name': [fixDomainName],
  url: [fixUrl],
  'not-updatable': [fixNotUpdatable],
  placeholder: [fixPlaceholder],
  utc: [fixUtc],
};
