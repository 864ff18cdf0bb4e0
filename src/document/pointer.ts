import type { JsonNode } from './json-document';

/** Writes a name as a segment of a JSON pointer (RFC 6901 §3): `~` first. */
export function escapeSegment(name: string): string {
  return name.includes('~') || name.includes('/') ? name.replaceAll('~', '~0').replaceAll('/', '~1') : name;
}

/** The segments of a JSON pointer, decoded: `~1` before `~0`. */
export function segmentsOf(pointer: string): string[] {
  if (pointer === '') return [];
  return pointer
    .slice(1)
    .split('/')
    .map((segment) => (segment.includes('~') ? segment.replaceAll('~1', '/').replaceAll('~0', '~') : segment));
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

/**
 * The value that a JSON pointer leads to. A number is an index only below an array; of a name that occurs twice it is
 * the first.
 */
export function nodeAt(root: JsonNode | undefined, pointer: string): JsonNode | undefined {
  let node = root;
  for (const segment of segmentsOf(pointer)) {
    if (node?.type === 'array') {
      node = /^(?:0|[1-9]\d*)$/.test(segment) ? node.children?.[Number(segment)] : undefined;
    } else if (node?.type === 'object') {
      node = node.children?.find((member) => member.children?.[0]?.value === segment)?.children?.[1];
    } else {
      return undefined;
    }
  }
  return node;
}
