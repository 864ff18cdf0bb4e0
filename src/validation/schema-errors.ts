import type { ErrorObject } from 'ajv';
import { childrenOf } from '../document/members';
import { boundedPointer, escapeSegment, segmentsOf } from '../document/pointer';
import { Entry, type Tape } from '../document/tape';
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
  const locator = new Locator(payload);
  const told = new Set<string>();
  for (const error of validate.errors ?? []) {
    const pointer = pointerOf(error);
    const node = told.has(pointer) ? undefined : locator.at(pointer);
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

/**
 * Finds values by pointer. Children are looked up once per container, so that the time for thousands of errors in one
 * list grows linearly.
 */
class Locator {
  readonly #names = new Map<number, Map<string, number>>();
  readonly #items = new Map<number, number[]>();

  constructor(private readonly payload: Payload) {}

  at(pointer: string): NodeContext | undefined {
    let node = rootContext(this.payload);
    for (const segment of segmentsOf(pointer)) {
      const child = this.#child(node.tape, node.value, segment);
      if (child === undefined) return undefined;
      node = childContext(node, child);
    }
    return node;
  }

  #child(tape: Tape, container: number, segment: string): number | undefined {
    if (tape.what(container) === Entry.Array) {
      let items = this.#items.get(container);
      if (!items) this.#items.set(container, (items = childrenOf(tape, container)));
      return items[Number(segment)];
    }
    let names = this.#names.get(container);
    if (!names) this.#names.set(container, (names = valuesByName(tape, container)));
    return names.get(segment);
  }
}

/** Entries of an object's values by name; of a name that occurs twice the first one. */
function valuesByName(tape: Tape, object: number): Map<string, number> {
  return new Map(
    childrenOf(tape, object)
      .toReversed()
      .map((name) => [tape.name(name), name + 1]),
  );
}
