import { indexAfter } from './store/kind-index';
import type { ProfileReader, Sandbox } from './sandbox';
import type { ProfileView, Store } from './store/store';

type Access = ProfileReader & Pick<Sandbox, 'reset' | 'onDidChange'>;

/** Reading profiles without HTTP. */
export function readAccess(store: ProfileView): ProfileReader {
  return {
    count: (kind) => store.count(kind),
    list: (kind, { top, skiptoken }) => {
      if (skiptoken !== undefined && !/^\d+$/.test(skiptoken)) throw new RangeError('Not a token of this list');
      const all = store.all(kind);
      const start = skiptoken === undefined ? 0 : indexAfter(all, Number(skiptoken));
      const profiles = all.slice(start, start + top);
      const last = profiles.at(-1);
      const more = last !== undefined && start + top < all.length;
      return { profiles, skiptoken: more ? String(last.made) : undefined };
    },
    get: (kind, id) => store.get(kind, id),
  };
}

/** Reads and empties the sandbox, and tells of changes, without HTTP. */
export function profileAccess(store: Store): Access {
  return {
    ...readAccess(store),
    reset: async () => {
      await store.commit(() => ({ reset: true }));
    },
    onDidChange: (listener) => store.onDidChange(listener),
  };
}
