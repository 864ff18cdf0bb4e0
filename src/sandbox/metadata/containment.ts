import type { Kind } from '../../catalog/kinds';

/** A segment of the paths of kinds: a set, or what contains sets. */
export interface PathNode {
  /** Segments from the root on. */
  readonly path: readonly string[];
  /** The kind whose set it is. */
  readonly kind: Kind | undefined;
  readonly below: ReadonlyMap<string, PathNode>;
}

/** The paths of kinds as a tree: `/security/hostSecurityProfiles` is a set in the singleton `security`. */
export function containmentOf(kinds: readonly Kind[], path: readonly string[] = []): ReadonlyMap<string, PathNode> {
  const here = path.map((segment) => `/${segment}`).join('');
  const below = kinds.filter((kind) => kind.path.startsWith(`${here}/`));
  const names = new Set(below.map((kind) => kind.path.slice(here.length + 1).split('/')[0] ?? ''));
  return new Map(
    [...names].map((name) => {
      const own = [...path, name];
      const kind = below.find((row) => row.path === `${here}/${name}`);
      return [name, { path: own, kind, below: containmentOf(below, own) }];
    }),
  );
}
