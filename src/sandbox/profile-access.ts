import { indexAfter } from './store/shelf';
import type { ProfileReader, Sandbox } from './sandbox';
import type { ProfileView, Store } from './store/store';

type Access = ProfileReader & Pick<Sandbox, 'remove' | 'reset' | 'onDidChange'>;

class Absent extends Error {}

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

/** Reading and deleting profiles without HTTP: for the tree of the editor. */
export function profileAccess(store: Store): Access {
  return {
    ...readAccess(store),
    remove: async (kind, id) => {
      try {
        await store.commit((now) => {
          if (!now.get(kind, id)) throw new Absent();
          return { remove: { kind, id } };
        });
        return true;
      } catch (error) {
        if (error instanceof Absent) return false;
        throw error;
      }
    },
    reset: async () => {
      await store.commit(() => ({ reset: true }));
    },
    onDidChange: (listener) => store.onDidChange(listener),
  };
}
