import type { RuleId, Severity } from '../../../src/validation/problem';
import { payload, type CheckedAs } from './support';

/** What a rule marks, between « and »; the rest of each text has no problem. And what it leaves alone. */
export interface RuleCase {
  readonly severity: Severity;
  readonly as?: CheckedAs;
  readonly marks: readonly string[];
  readonly leaves: readonly string[];
}

/** The cases of a rule. */
export type RuleCases = readonly [rule: RuleId, ...cases: RuleCase[]];

export const each = (members: (value: string) => string, values: readonly string[]) =>
  values.map((value) => payload(members(value)));
export const marked = (members: (value: string) => string, values: readonly string[]) =>
  each(
    members,
    values.map((value) => `«${value}»`),
  );

export const os = (value: string) => `"os": ${value}`;
export const seen = (value: string) => `"firstSeenDateTime": ${value}`;
export const type = (value: string) => `"logonUsers": [{"accountType": ${value}}]`;
export const card = (name: string) => (value: string) => `"networkInterfaces": [{"${name}": ${value}}]`;
export const address = (value: string) => `"address": ${value}`;
export const fqdn = (value: string) => `"fqdn": ${value}`;
export const site = (value: string) => `"registrant": {"url": ${value}}`;
export const deployment = (value: string) => `"deploymentPackageUrl": ${value}`;
export const subscription = (value: string) => `"azureSubscriptionId": ${value}`;
export const hits = (value: string) => `"countHits": ${value}`;
export const size = (value: string) => `"size": ${value}`;
export const root = (value: string) => `"@odata.type": ${value}`;

export const ip: CheckedAs = { kind: 'ip' };
export const file: CheckedAs = { kind: 'file' };
export const domain: CheckedAs = { kind: 'domain' };
export const update: CheckedAs = { intent: 'update' };
