import { findMember, isObject } from '../document/members';
import type { Intent } from '../catalog/kinds';
import type { Snapshot } from '../payload/snapshot';
import type { Finding } from './problem';
import { planFor } from './plan';
import { Report, type RuleSettings } from './report';
import { rules } from './rules';
import { idUnknownSentence, missingId } from './rules/missing-id';
import { checkSchema } from './schema-errors';
import { Walk } from './walk';

/** What a snapshot is checked as. Plain data: it is sent to a worker. */
export interface CheckOptions {
  readonly intent: Intent;
  readonly rules?: RuleSettings | undefined;
  /** Whether an Update must carry its id, because nobody can be asked for it. */
  readonly idRequired?: boolean | undefined;
}

/** What the rules say of a snapshot. */
export interface Check {
  readonly intent: Intent;
  /** In the order of the text; positions count behind a byte-order mark. */
  readonly findings: readonly Finding[];
}

/** A snapshot with what the rules say of it. */
export interface CheckedSnapshot {
  readonly snapshot: Snapshot;
  readonly check: Check;
}

/** All of them are for both intents. */
const documentRules = rules.filter(({ document }) => document !== undefined);

/** Checks a snapshot by every rule of the table (contracts.md §4). Never throws, whatever the text. */
export function check({ payload }: Snapshot, { intent, rules: settings = {}, idRequired }: CheckOptions): Check {
  const { document, kind } = payload;
  const { tape } = document;
  const report = new Report(document, settings);
  for (const rule of documentRules) {
    for (const { offset, length, entry, ...finding } of rule.document?.(payload) ?? []) {
      const path = entry === undefined ? [] : [...new Set([0, entry])];
      report.add({ rule, start: offset, end: offset + length, entry, path, ...finding });
    }
  }
  if (isObject(tape)) {
    const plan = kind && planFor(payload.catalog, kind, intent);
    const value = new Walk(tape, report).root(plan);
    if (idRequired && intent === 'update' && findMember(tape, 'id') === undefined) {
      const start = tape.start(0);
      const certainAt = tape.end(0);
      const at = { entry: 0, path: [0], pointer: '', start, end: start + 1, certainAt };
      report.add({ rule: missingId, ...at, message: idUnknownSentence });
    }
    if (kind) checkSchema(payload, kind, value, report);
  }
  return { intent, findings: report.findings() };
}
