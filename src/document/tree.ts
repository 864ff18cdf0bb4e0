import type { JsonNode } from './json-document';
import { Entry, type Tape } from './tape';

type NodeType = JsonNode['type'];

const types: Readonly<Record<Entry, NodeType>> = {
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

/** A node over an entry of a tape; it makes its children at the first look. */
class TapeNode implements JsonNode {
  readonly type: NodeType;
  readonly offset: number;
  readonly length: number;
  #children: JsonNode[] | undefined;

  constructor(
    private readonly tape: Tape,
    private readonly entry: number,
    readonly parent?: JsonNode,
  ) {
    this.type = types[tape.what(entry)];
    this.offset = tape.start(entry);
    this.length = tape.end(entry) - this.offset;
  }

  get value(): unknown {
    return scalar(this.tape, this.entry);
  }

  get children(): JsonNode[] | undefined {
    const what = this.tape.what(this.entry);
    if (what !== Entry.Object && what !== Entry.Array) return undefined;
    return (this.#children ??= [...this.#members(what === Entry.Object)]);
  }

  *#members(inObject: boolean): Iterable<JsonNode> {
    const { tape, entry } = this;
    const end = tape.next(entry);
    for (let at = entry + 1; at < end; at = tape.next(at)) {
      if (!inObject) yield new TapeNode(tape, at, this);
      else yield new PropertyNode(tape, at++, this);
    }
  }
}

/** A member of an object: a name and, unless it is still missing, a value. */
class PropertyNode implements JsonNode {
  readonly type = 'property';
  readonly offset: number;
  readonly length: number;
  #children: JsonNode[] | undefined;

  constructor(
    private readonly tape: Tape,
    private readonly name: number,
    readonly parent: JsonNode,
  ) {
    this.offset = tape.start(name);
    this.length = Math.max(tape.end(name), tape.end(name + 1)) - this.offset;
  }

  get children(): JsonNode[] {
    return (this.#children ??= this.#make());
  }

  #make(): JsonNode[] {
    const key = new TapeNode(this.tape, this.name, this);
    const hasValue = this.name + 1 < this.tape.length && this.tape.what(this.name + 1) !== Entry.Missing;
    return hasValue ? [key, new TapeNode(this.tape, this.name + 1, this)] : [key];
  }
}

/** The value of a string, number, boolean, null or name; `undefined` for objects, arrays and missing values. */
export function scalar(tape: Tape, entry: number): string | number | boolean | null | undefined {
  switch (tape.what(entry)) {
    case Entry.String:
    case Entry.Name:
      return tape.string(entry);
    case Entry.Number:
      return Number(tape.literal(entry));
    case Entry.True:
      return true;
    case Entry.False:
      return false;
    case Entry.Null:
      return null;
    default:
      return undefined;
  }
}

/** The node of an entry. */
export function nodeOf(tape: Tape, entry: number): JsonNode {
  return new TapeNode(tape, entry);
}
