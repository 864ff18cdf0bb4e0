/** As the tree and the panel shorten an id. */
const short = /\b[\da-f]{8}(?=…|\.\.\.)/gi;

const guid = /\b[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}\b/gi;

/** What differs from one run to the next, and what a picture has in its place. */
const varying: readonly (readonly [pattern: RegExp, shown: string])[] = [
  [/\b127\.0\.0\.1:\d+/g, '127.0.0.1:7071'],
  [/\b\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z/g, '2026-03-02T09:41:00Z'],
  [/\b\d{1,2}:\d\d:\d\d\s[AP]M/g, '9:41:00 AM'],
  [/\b\d+(?:\.\d+)? ms\b/g, '12 ms'],
];

/** Stand for ids that were made in a run, in the order in which they appear. */
const shownIds = [
  '61ad1fb4-8e10-4309-9ef8-83deee827775',
  'c7c96b08-0a5c-4c1d-b7c4-2f9d0b2f3a11',
  'e4f1a2d6-53b7-4e88-8d0a-96c1f7e35b20',
];

/**
 * What to replace in what is on the screen, so that the same code makes the same picture: times, ports, and ids.
 *
 * @param text all that can be read there
 * @param fixed ids that the examples name
 */
export function substitutes(
  text: string,
  fixed: readonly string[],
): readonly (readonly [found: string, shown: string])[] {
  const pairs = new Map<string, string>();
  const whole = [...new Set(text.match(guid))];
  // A shortened ID whose full form isn't on the screen is treated like the others.
  const cut = [...new Set(text.match(short))].filter((start) => !whole.some((id) => id.startsWith(start)));
  const made = [...cut, ...whole].filter((id) => !fixed.some((each) => each.startsWith(id)));
  for (const [at, id] of made.entries()) {
    const shown = shownIds[at % shownIds.length] ?? id;
    pairs.set(id, shown.slice(0, id.length));
    pairs.set(id.slice(0, 8), shown.slice(0, 8));
  }
  for (const [pattern, shown] of varying) {
    for (const found of text.match(pattern) ?? []) pairs.set(found, shown);
  }
  return [...pairs].filter(([found, shown]) => found !== shown);
}
