import { parseDocument } from '../../document/parse-document';
import { findMember, memberNames } from '../../document/members';
import { Entry, type Tape } from '../../document/tape';
import { valueOf } from '../../document/value';
import { GraphError } from '../wire/graph-error';

/** One request inside a batch, read and checked. */
export interface IndividualRequest {
  readonly id: string;
  readonly method: string;
  /** Relative to the version root, as written. */
  readonly url: string;
  readonly headers: Headers;
  /** The text of the body as written, number literals and all; missing where there is none. */
  readonly body: string | undefined;
  /** IDs in lowercase, each of an earlier item. */
  readonly dependsOn: readonly string[];
}

/** Graph's limit (graph-facts §10). */
const mostItems = 20;

const methods: ReadonlySet<string> = new Set(['GET', 'HEAD', 'POST', 'PATCH', 'PUT', 'DELETE', 'OPTIONS']);

const bad = (message: string, target?: string) => new GraphError(400, message, { target, inner: 'invalidBatch' });

/** The value of a member with its place in the text; `undefined` where there is none. */
function entryOf(tape: Tape, object: number, name: string): number | undefined {
  const at = findMember(tape, name, object);
  return at === undefined ? undefined : at + 1;
}

function text(tape: Tape, object: number, name: string, where: string): string {
  const at = entryOf(tape, object, name);
  if (at === undefined || tape.what(at) !== Entry.String || tape.string(at) === '') {
    throw bad(`${where} needs '${name}', a string that is not empty.`, `${where}/${name}`);
  }
  return tape.string(at);
}

function readHeaders(tape: Tape, object: number, where: string): Headers {
  const at = entryOf(tape, object, 'headers');
  if (at !== undefined) refuseTwice(tape, at, `the headers of ${where}`);
  const value = at === undefined ? {} : valueOf(tape, at);
  try {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new TypeError();
    const entries = Object.entries(value).map(([name, header]): [string, string] => {
      if (typeof header !== 'string') throw new TypeError();
      return [name, header];
    });
    return new Headers(entries);
  } catch {
    throw bad(`The headers of ${where} must be an object of strings that HTTP allows.`, `${where}/headers`);
  }
}

function readDependencies(tape: Tape, object: number, where: string, before: ReadonlySet<string>): string[] {
  const at = entryOf(tape, object, 'dependsOn');
  const value = at === undefined ? [] : valueOf(tape, at);
  if (!Array.isArray(value)) throw bad(`'dependsOn' of ${where} must be a list of ids.`, `${where}/dependsOn`);
  return value.map((id: unknown) => {
    const key = typeof id === 'string' ? id.toLowerCase() : '';
    if (!before.has(key)) {
      throw bad(`'dependsOn' of ${where} may only name ids of requests before it.`, `${where}/dependsOn`);
    }
    return key;
  });
}

/** Readers differ in which value of a repeated name counts (RFC 8259 §4), so it would stand for two requests. */
function refuseTwice(tape: Tape, object: number, where: string): void {
  const seen = new Set<string>();
  for (const at of memberNames(tape, object)) {
    const name = tape.name(at);
    if (seen.has(name)) throw bad(`The name '${name.slice(0, 40)}' occurs twice in ${where}.`, where);
    seen.add(name);
  }
}

function readItem(tape: Tape, object: number, where: string, before: ReadonlySet<string>): IndividualRequest {
  if (tape.what(object) !== Entry.Object) throw bad(`${where} must be an object.`, where);
  refuseTwice(tape, object, where);
  const id = text(tape, object, 'id', where);
  if (before.has(id.toLowerCase()))
    throw bad(`The id '${id}' occurs twice; ids are not case-sensitive.`, `${where}/id`);
  const method = text(tape, object, 'method', where).toUpperCase();
  if (!methods.has(method)) throw bad(`'${method}' is not a method that a batch can use.`, `${where}/method`);
  if (entryOf(tape, object, 'atomicityGroup') !== undefined)
    throw bad('Groups are not supported.', `${where}/atomicityGroup`);
  const body = entryOf(tape, object, 'body');
  return {
    id,
    method,
    url: text(tape, object, 'url', where),
    headers: readHeaders(tape, object, where),
    body: body === undefined ? undefined : tape.literal(body),
    dependsOn: readDependencies(tape, object, where, before),
  };
}

/**
 * Reads a JSON batch (OData JSON 4.01 §19; Graph "json-batching").
 *
 * @throws GraphError 400; then no part of the batch is carried out
 */
export function readBatch(source: string): readonly IndividualRequest[] {
  const { tape, faults, extras } = parseDocument(source);
  const [fault] = faults;
  if (fault || extras.length > 0)
    throw bad(`The body is not JSON. ${fault?.message ?? 'It has comments or trailing commas.'}`);
  refuseTwice(tape, 0, 'the batch');
  const requests = entryOf(tape, 0, 'requests');
  if (requests === undefined || tape.what(requests) !== Entry.Array) {
    throw bad("A batch is an object with 'requests', a list.", 'requests');
  }
  const items: IndividualRequest[] = [];
  const ids = new Set<string>();
  for (let at = requests + 1; at < tape.next(requests); at = tape.next(at)) {
    if (items.length === mostItems) throw bad(`A batch may have at most ${mostItems} requests.`, 'requests');
    const item = readItem(tape, at, `requests/${items.length}`, ids);
    ids.add(item.id.toLowerCase());
    items.push(item);
  }
  return items;
}
