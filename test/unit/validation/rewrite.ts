import { createScanner } from 'jsonc-parser';

/** Answers whole numbers from 0 up to `below`, exclusive. */
export type Random = (below: number) => number;

/** A sequence of numbers that looks like chance and is the same for the same seed (mulberry32). */
export function randomOf(seed: number): Random {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

const gaps = ['', '', ' ', '\n', '\r\n', '\r', '\t', '/* "x": { */', '// ,]\n', '// }\r\n', '/**/ '];
const [comma, openers, closers, endOfText] = [5, [1, 3], [2, 4], 17];

function tokensOf(text: string): { kind: number; text: string }[] {
  const scanner = createScanner(text, true);
  const tokens: { kind: number; text: string }[] = [];
  for (let kind: number = scanner.scan(); kind !== endOfText; kind = scanner.scan()) {
    const from = scanner.getTokenOffset();
    tokens.push({ kind, text: text.slice(from, from + scanner.getTokenLength()) });
  }
  return tokens;
}

/** The same JSON with other blanks, line ends, comments, trailing commas and perhaps a byte-order mark. */
export function reformatted(text: string, random: Random): string {
  const tokens = tokensOf(text);
  const gap = () => gaps[random(gaps.length)] ?? '';
  const parts = tokens.map((token, index) => {
    const before = tokens[index - 1]?.kind ?? comma;
    const mayTrail = closers.includes(token.kind) && before !== comma && !openers.includes(before);
    return `${mayTrail && random(3) === 0 ? `,${gap()}` : ''}${token.text}${gap()}`;
  });
  return `${random(2) === 0 ? '\uFEFF' : ''}${gap()}${parts.join('')}`;
}

/** The same JSON with some characters of its names and texts written as escapes. */
export function escaped(text: string, random: Random): string {
  return text.replace(/"(?:[^"\\]|\\.)*"/g, (literal) => {
    const units = (JSON.parse(literal) as string).split('');
    const written = units.map((unit) =>
      random(3) === 0 ? `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}` : JSON.stringify(unit).slice(1, -1),
    );
    return `"${written.join('')}"`;
  });
}

/** A value with the members of all its objects in another order. */
export function reordered(value: unknown, random: Random): unknown {
  if (Array.isArray(value)) return value.map((item) => reordered(item, random));
  if (typeof value !== 'object' || value === null) return value;
  const members = Object.entries(value).map(
    ([name, member]) => [random(1000), name, reordered(member, random)] as const,
  );
  return Object.fromEntries(members.sort((a, b) => a[0] - b[0]).map(([, name, member]) => [name, member]));
}
