import { Entry } from '../../document/tape';
import { Children, findMember } from '../../document/members';
import type { Span } from '../../text/positions';
import type { Payload } from '../../payload/payload';
import type { Fix } from './fix';
import { removeChildren } from './remove';

/** Repeated tags. No rule marks them, because no service rejects them. `at` is the list's range. */
export function withoutDuplicateTags({
  document: { tape },
}: Payload): { readonly fix: Fix; readonly at: Span } | undefined {
  const name = findMember(tape, 'tags');
  if (name === undefined || tape.what(name + 1) !== Entry.Array) return undefined;
  const list = name + 1;
  const seen = new Set<string>();
  const children = new Children(tape);
  const gone = children.of(list).filter((item) => {
    if (tape.what(item) !== Entry.String) return false;
    const tag = tape.string(item);
    return seen.size === seen.add(tag).size;
  });
  if (gone.length === 0) return undefined;
  const title = gone.length === 1 ? 'Remove the duplicate tag' : `Remove ${gone.length} duplicate tags`;
  const at = { offset: tape.start(name), length: tape.end(list) - tape.start(name) };
  return { fix: { title, edits: removeChildren({ tape, children }, list, gone) }, at };
}
