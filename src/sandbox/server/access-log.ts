/** One answered request, without anything that is secret or belongs to a profile. */
export interface AccessEntry {
  readonly time: string;
  readonly method: string;
  /** The path, and the names of the query options: their values may hold what is in profiles. */
  readonly path: string;
  readonly status: number;
  readonly milliseconds: number;
  readonly requestId: string;
}

const longest = 200;

/** The part of a URL that may be written down. */
export function redactedPath(url: string): string {
  const { pathname, searchParams } = new URL(url);
  const names = [...new Set(searchParams.keys())].map((name) => `${name}=…`).join('&');
  const path = names ? `${pathname}?${names}` : pathname;
  return path.length > longest ? `${path.slice(0, longest)}…` : path;
}
