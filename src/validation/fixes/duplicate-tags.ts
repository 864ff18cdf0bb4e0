import { Entry } from '../../document/tape';
import { Children, findMember } from '../../document/members';
import { onHostThread } from '../../text/host-thread';
import type { Span } from '../../text/positions';
import type { Payload } from '../../payload/payload';
import { fewer, type Fix } from './fix';
import { removeChildren } from './remove';

/** Where the list of tags is, its name included. A list that the extension host's thread can't look through is none. */
export function tagsAt({ document: { tape } }: Payload): (Span & { readonly list: number }) | undefined {
  const name = findMember(tape, 'tags');
  if (name === undefined || tape.what(name + 1) !== Entry.Array) return undefined;
  const length = tape.end(name + 1) - tape.start(name);
  return length > onHostThread.check ? undefined : { list: name + 1, offset: tape.start(name), length };
}

/** Repeated tags. No rule marks them, because no service rejects them. */
export function withoutDuplicateTags(payload: Payload): Fix | undefined {
  const { tape, text } = payload.document;
  const list = tagsAt(payload)?.list;
  if (list === undefined) return undefined;
  const seen = new Set<string>();
  const children = new Children(tape);
  const gone = children.of(list).filter((item) => {
    if (tape.what(item) !== Entry.String) return false;
    const tag = tape.string(item);
    return seen.size === seen.add(tag).size;
  });
  if (gone.length === 0) return undefined;
  const title = gone.length === 1 ? 'Remove the duplicate tag' : `Remove ${gone.length} duplicate tags`;
  return { title, edits: fewer(text, removeChildren({ tape, children }, list, gone)) };
}
