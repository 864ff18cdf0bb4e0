import type { Span } from '../../../src/text/positions';
import { childrenOf } from '../../../src/document/members';
import type { JsonDocument } from '../../../src/document/json-document';
import { escapeSegment } from '../../../src/document/pointer';
import { Entry, type Tape } from '../../../src/document/tape';

/** A node in the shape of jsonc-parser's: offsets, `property` nodes with a key and (when typed) a value child. */
export interface JsonNode extends Span {
  readonly type: 'object' | 'array' | 'property' | 'string' | 'number' | 'boolean' | 'null';
  readonly value?: unknown;
  readonly parent?: JsonNode | undefined;
  readonly children?: readonly JsonNode[] | undefined;
}

const types: Readonly<Record<Entry, JsonNode['type']>> = {
  [Entry.Missing]: 'null',
  [Entry.Object]: 'object',
  [Entry.Array]: 'array',
  [Entry.String]: 'string',
  [Entry.Number]: 'number',
  [Entry.True]: 'boolean',
  [Entry.False]: 'boolean',
  [Entry.Null]: 'null',
  [Entry.Name]: 'string',
};

/** A document's tape as a tree, to be compared with that of jsonc-parser and to look for places to change. */
export function treeOf({ tape }: JsonDocument): JsonNode | undefined {
  return tape.length > 0 ? nodeOf(tape, 0) : undefined;
}

function nodeOf(tape: Tape, entry: number, parent?: JsonNode): JsonNode {
  const what = tape.what(entry);
  const span = { offset: tape.start(entry), length: tape.end(entry) - tape.start(entry) };
  const node = { type: types[what], ...span, parent, value: valueOf(tape, entry) };
  if (what !== Entry.Object && what !== Entry.Array) return node;
  const container: JsonNode & { children?: JsonNode[] } = node;
  const child = what === Entry.Object ? propertyOf : nodeOf;
  container.children = childrenOf(tape, entry).map((at) => child(tape, at, container));
  return container;
}

function propertyOf(tape: Tape, name: number, parent: JsonNode): JsonNode {
  const offset = tape.start(name);
  const end = Math.max(tape.end(name), tape.end(name + 1));
  const node: JsonNode & { children?: JsonNode[] } = { type: 'property', offset, length: end - offset, parent };
  const entries = tape.what(name + 1) === Entry.Missing ? [name] : [name, name + 1];
  node.children = entries.map((entry) => nodeOf(tape, entry, node));
  return node;
}

function valueOf(tape: Tape, entry: number): unknown {
  const what = tape.what(entry);
  if (what === Entry.String || what === Entry.Name) return tape.string(entry);
  return what === Entry.Object || what === Entry.Array || what === Entry.Missing
    ? undefined
    : JSON.parse(tape.literal(entry));
}

/** JSON pointer of a node: of a member and its name it is the pointer of the value. */
export function pointerOf(node: JsonNode): string {
  const segments: string[] = [];
  for (let at = node; at.parent; at = at.parent) {
    if (at.type === 'property') segments.push(escapeSegment(String(at.children?.[0]?.value)));
    else if (at.parent.type === 'array') segments.push(String(at.parent.children?.indexOf(at)));
  }
  return segments
    .reverse()
    .map((segment) => `/${segment}`)
    .join('');
}
