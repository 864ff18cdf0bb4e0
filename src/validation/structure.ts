import type { ErrorObject } from 'ajv';
import { validators } from 'virtual:validators';
import { escapeSegment } from '../document/pointer';
import { Entry, type Tape } from '../document/tape';
import { valueOf } from '../document/value';
import type { Kind } from '../catalog/kinds';
import type { Payload } from '../payload/payload';
import { Locator, type Located } from './locate';
import type { TypePlan } from './plan';
import type { Report } from './report';
import { kindMismatch, nestedMismatchSentence, rootMismatchSentence } from './rules/kind-mismatch';
import { type, typeFits, typeSentence } from './rules/type';
import { unknownNestedProperty, unknownNestedSentence } from './rules/unknown-nested-property';
import type { Suspects } from './suspects';

/**
 * Checks the suspects of a document against its kind's compiled schema and reports what it breaks: one sentence a place, whatever the
 * number of errors that ajv has for it.
 */
export function checkStructure(payload: Payload, kind: Kind, plan: TypePlan, suspects: Suspects, report: Report): void {
  const { tape } = payload.document;
  const validator = validators[kind.id];
  if (validator(valueOf(tape, 0, suspects.hasItem))) return;
  const locator = new Locator(tape, plan);
  const done = new Set<string>();
  for (const error of validator.errors ?? []) {
    const pointer = pointerOf(error);
    if (pointer === undefined || done.has(pointer)) continue;
    done.add(pointer);
    const located = locator.at(pointer);
    if (located && error.keyword === 'additionalProperties') reportName(tape, located, pointer, report);
    else if (located) reportValue(payload, kind, located, pointer, report);
  }
}

/** Pointer to the value or unknown name that an error is about; `undefined` for what the walk over the literals says. */
function pointerOf({ keyword, instancePath, params }: ErrorObject): string | undefined {
  if (keyword === 'additionalProperties') {
    return `${instancePath}/${escapeSegment((params as { additionalProperty: string }).additionalProperty)}`;
  }
  return ['type', 'enum', 'const', 'anyOf'].includes(keyword) ? instancePath : undefined;
}

function reportName(tape: Tape, { value, owner }: Located, pointer: string, report: Report): void {
  const name = value - 1;
  if (owner) report.entry(unknownNestedProperty, name, pointer, unknownNestedSentence(tape.string(name), owner.type));
}

/** Reports a wrong `@odata.type` or JSON type. */
function reportValue(payload: Payload, kind: Kind, located: Located, pointer: string, report: Report): void {
  const { tape } = payload.document;
  const { value, owner, property, item } = located;
  if (property === '@odata.type') {
    if (tape.what(value) !== Entry.String) {
      report.entry(type, value, pointer, '"@odata.type" must be text in double quotes.');
      return;
    }
    report.entry(kindMismatch, value, pointer, mismatch(payload, kind, tape, located));
    return;
  }
  const declared = property === undefined ? undefined : owner?.type.properties[property];
  // An anyOf also has errors for the branches that were not meant.
  if (!declared || typeFits(tape.what(value), declared, item)) return;
  report.entry(type, value, pointer, typeSentence(tape, value, declared, item));
}

function mismatch(payload: Payload, kind: Kind, tape: Tape, { value, owner, via }: Located): string {
  const found = tape.string(value);
  return via === undefined
    ? rootMismatchSentence(found, kind, payload.kindFrom)
    : nestedMismatchSentence(found, via, owner?.type.name ?? '');
}
