import type { FixContext } from '../../../src/validation/fixes/fix';
import type { RuleId } from '../../../src/validation/problem';
import { tenant, vendor, type CheckedAs } from './support';

export const guid = '3f2a7c64-9b1e-4d58-8c07-5e6d1f0a2b93';
export const rest = `, ${tenant}, ${vendor}}`;

/** A text, and what each fix of a rule's first problem makes of it, by title. */
export interface FixCase {
  readonly rule: RuleId;
  readonly as?: CheckedAs;
  readonly known?: FixContext;
  readonly from: string;
  readonly to: Readonly<Record<string, string>>;
}

/** A member in front of a payload without problems: before, and behind each fix. */
export const member = (
  rule: RuleId,
  from: string,
  to: Record<string, string>,
  more: Partial<FixCase> = {},
): FixCase => ({
  rule,
  from: `{${from}${rest}`,
  to: Object.fromEntries(Object.entries(to).map(([title, text]) => [title, `{${text}${rest}`])),
  ...more,
});
export const seen = (from: string, to: Record<string, string>, known: FixContext = {}) =>
  member(
    'date-time',
    `"firstSeenDateTime": "${from}"`,
    Object.fromEntries(Object.entries(to).map(([title, text]) => [title, `"firstSeenDateTime": ${text}`])),
    { known },
  );
export const one = (rule: RuleId, name: string, from: string, to: string, title: string, as: CheckedAs = {}) =>
  member(rule, `"${name}": ${from}`, { [title]: `"${name}": ${to}` }, { as });

export const ip: CheckedAs = { kind: 'ip' };
export const update: CheckedAs = { intent: 'update' };
export const write = (text: string) => `Write "${text}"`;
export const now: FixContext = { now: '2026-11-21T05:04:12Z' };
export const ahead: FixContext = { localOffset: () => 120 };
export const members = 'Choose a userAccountSecurityType value';
