import { isObject } from '../document/members';
import type { Intent } from '../catalog/kinds';
import { intentOf, type IntentChoice } from '../payload/intent';
import type { Snapshot } from '../payload/snapshot';
import type { Finding } from './problem';
import { checksOf, checkPlanFor } from './check-plan';
import { Report, type RuleSettings } from './report';
import type { CheckContext } from './rule';
import { rulesFor } from './rules';
import { sentMembers } from './sent-members';
import { checkSchema } from './schema-errors';
import { Walk } from './walk';

/** What a snapshot is checked as. Plain data: it is sent to a worker. */
export interface CheckOptions extends Omit<CheckContext, 'intent'> {
  /** `auto`: what the payload itself says. */
  readonly intent: IntentChoice;
  readonly rules?: RuleSettings | undefined;
}

/** What the rules say of a snapshot. */
export interface Check {
  readonly intent: Intent;
  /** In the order of the text; positions don't count a byte-order mark. */
  readonly findings: readonly Finding[];
  /** The root members that an Update would change, where the live profile is known. */
  readonly changed?: readonly string[] | undefined;
}

/** A snapshot with what the rules say of it. */
export interface CheckedSnapshot {
  readonly snapshot: Snapshot;
  readonly check: Check;
}

/** Checks a snapshot by every rule of the table (contracts.md §4). Never throws, whatever the text. */
export function check({ payload }: Snapshot, { rules: settings = {}, ...options }: CheckOptions): Check {
  const { document, kind, catalog } = payload;
  const as: CheckContext = { ...options, intent: intentOf(options.intent, payload) };
  const { tape } = document;
  const report = new Report(document, settings);
  for (const { rule, check: find } of checksOf(rulesFor(as.intent), (row) => row.document)) {
    for (const { offset, length, entry, ...finding } of find(payload, as)) {
      const path = entry === undefined ? [] : [...new Set([0, entry])];
      report.add({ rule, start: offset, end: offset + length, entry, path, ...finding });
    }
  }
  if (isObject(tape)) {
    const value = new Walk(tape, report).root(kind && checkPlanFor(catalog, kind, as.intent));
    if (kind) checkSchema(payload, kind, value, report);
  }
  const findings = report.findings();
  const sent = as.intent === 'update' ? sentMembers(payload, as) : undefined;
  if (!sent) return { intent: as.intent, findings };
  const isSent = ({ rule, entry }: Finding) =>
    rule !== 'not-updatable' || (entry !== undefined && sent.names.has(tape.name(entry)));
  const changed = sent.isKnown ? [...sent.names] : undefined;
  return { intent: as.intent, findings: findings.filter(isSent), changed };
}
