import { Entry } from '../document/tape';
import { findMember } from '../document/members';
import type { Problem } from '../catalog/problem';
import type { Payload } from '../payload/payload';
import { planFor } from './plan';
import { Report, type RuleSettings } from './report';
import { rules } from './rules';
import { idUnknownSentence, missingId } from './rules/missing-id';
import { checkStructure } from './structure';
import { Walk } from './walk';

export interface ValidateOptions {
  readonly rules?: RuleSettings | undefined;
  /** Whether an Update must carry its id, because nobody can be asked for it. */
  readonly idRequired?: boolean | undefined;
}

/** All of them are for both intents. */
const documentRules = rules.filter(({ document }) => document !== undefined);

/**
 * Checks a payload by every rule of the table (contracts.md §4).
 *
 * @returns problems in the order of the text; positions count behind a byte-order mark. Never throws, whatever the text.
 */
export function validate(payload: Payload, options: ValidateOptions = {}): Problem[] {
  const { document, kind, intent } = payload;
  const { tape } = document;
  const report = new Report(document, options.rules ?? {});
  for (const rule of documentRules) {
    for (const { offset, length, ...finding } of rule.document?.(payload) ?? []) {
      report.add({ rule, start: offset, end: offset + length, ...finding });
    }
  }
  if (tape.length > 0 && tape.what(0) === Entry.Object) {
    const plan = kind && planFor(kind, intent);
    const walk = new Walk(tape, report);
    walk.root(plan);
    if (options.idRequired && intent === 'update' && findMember(tape, 'id') === undefined) {
      const start = tape.start(0);
      const certainAt = tape.end(0);
      report.add({ rule: missingId, start, end: start + 1, pointer: '', message: idUnknownSentence, certainAt });
    }
    if (kind && plan && walk.suspects.count > 0) checkStructure(payload, kind, plan, walk.suspects, report);
  }
  return report.problems();
}
