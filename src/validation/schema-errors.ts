import type { ErrorObject } from 'ajv';
import { boundedPointer, escapeSegment, segmentsOf } from '../document/pointer';
import { Entry } from '../document/tape';
import type { Kind } from '../catalog/kinds';
import type { Payload } from '../payload/payload';
import { childContext, rootContext, type NodeContext } from './node-context';
import { checksOf } from './check-plan';
import type { Report } from './report';
import type { ObjectValue } from './rule';
import { rules } from './rules';

const schemaChecks = checksOf(rules, ({ schema }) => schema);

/**
 * Validates a payload's plain value with the compiled schema of its kind. Reports one sentence for each place, however many
 * errors there are. Errors that no rule puts into words, such as an integer out of range, are reported by checks of the
 * literal text.
 */
export function checkSchema(payload: Payload, kind: Kind, value: ObjectValue, report: Report): void {
  const validate = payload.catalog.validator(kind.id);
  if (validate(value)) return;
  const root = rootContext(payload);
  const told = new Set<string>();
  for (const error of validate.errors ?? []) {
    const pointer = pointerOf(error);
    const node = told.has(pointer) ? undefined : nodeAt(root, pointer);
    if (node && tell(error.keyword, node, pointer, report)) told.add(pointer);
  }
}

/** Pointer to the value, or to the unknown name, that an error is about. */
function pointerOf({ instancePath, params }: ErrorObject): string {
  const { additionalProperty: name } = params as { additionalProperty?: string };
  return name === undefined ? instancePath : `${instancePath}/${escapeSegment(name)}`;
}

function tell(keyword: string, node: NodeContext, pointer: string, report: Report): boolean {
  for (const { rule, check } of schemaChecks) {
    const message = check(keyword, node);
    if (message === undefined) continue;
    const isName = keyword === 'additionalProperties' && node.name !== undefined;
    report.entry(rule, isName ? node.name : node.value, node.path, boundedPointer(segmentsOf(pointer)), message);
    return true;
  }
  return false;
}

/** The value at a pointer; of a name that occurs twice the first one. */
function nodeAt(root: NodeContext, pointer: string): NodeContext | undefined {
  const { tape, children } = root;
  let node = root;
  for (const segment of segmentsOf(pointer)) {
    const { value } = node;
    const inArray = tape.what(value) === Entry.Array;
    const child = inArray ? children.of(value)[Number(segment)] : children.named(value, segment)[0];
    if (child === undefined) return undefined;
    node = childContext(node, inArray ? child : child + 1);
  }
  return node;
}
