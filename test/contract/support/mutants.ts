import * as fc from 'fast-check';

type Path = readonly (string | number)[];

/** Values that are at the edge of some type, besides anything else that is JSON. */
const edges = [
  null,
  true,
  '',
  '0',
  'true',
  'String',
  'unknownFutureValue',
  0,
  -1,
  1.5,
  2147483647,
  2147483648,
  -2147483649,
  1e19,
  -1e19,
  '2026-11-21T00:00:00Z',
  '2026-11-21T24:00:00Z',
  '2026-11-21',
  'microsoft.graph.logonUser',
  [],
  [null],
  [[]],
  {},
  { '@odata.type': 'microsoft.graph.other' },
  { '@odata.type': null },
  { unknown: 1 },
  { 'vendor@odata.type': 1 },
];

/** No `$schema`: at the root it would make the JSON service look for another schema. */
const names = ['unknown', 'Fqdn', 'vendor', 'accountName', '@odata.etag', 'tags@odata.type', '@odata.type'];

function pathsOf(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [path];
  return [path, ...Object.entries(value).flatMap(([key, child]) => pathsOf(child, [...path, key]))];
}

/** A copy with the value at `path` replaced; `undefined` removes it, `at` puts it under another name beside it. */
function changed(value: unknown, path: Path, replacement: unknown, at?: string): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return replacement;
  if (Array.isArray(value)) {
    return value.map((item: unknown, index) => (String(index) === key ? changed(item, rest, replacement, at) : item));
  }
  const copy = { ...(value as Record<string, unknown>) };
  if (rest.length === 0 && at !== undefined) copy[at] = replacement;
  else copy[key] = changed(copy[key], rest, replacement, at);
  return copy;
}

/** Payloads that differ from `base` in one to three places: a wrong value, a missing one, an unknown name. */
export function mutantsOf(base: unknown): fc.Arbitrary<unknown> {
  const mutation = fc.record({
    path: fc.constantFrom(...pathsOf(base).slice(1)),
    value: fc.oneof(
      { weight: 4, arbitrary: fc.constantFrom<unknown>(...edges) },
      { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 2 }) },
      { weight: 1, arbitrary: fc.constant(undefined) },
    ),
    at: fc.option(fc.constantFrom(...names), { nil: undefined, freq: 4 }),
  });
  return fc.array(mutation, { minLength: 1, maxLength: 3 }).map((mutations) => {
    const mutant = mutations.reduce<unknown>((payload, { path, value, at }) => {
      const stillThere = pathsOf(payload).some((known) => known.join('/') === path.join('/'));
      return stillThere ? changed(payload, path, value, at) : payload;
    }, base);
    // As JSON: nothing is left of what is undefined.
    return JSON.parse(JSON.stringify(mutant)) as unknown;
  });
}
