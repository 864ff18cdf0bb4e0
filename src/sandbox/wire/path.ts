import { GraphError } from './graph-error';

/** `hostSecurityProfiles('id')`: OData's own syntax for a key (URL Conventions 4.01 §4.3). */
const keyed = /^([^()]+)\('((?:[^']|'')+)'\)$/;

/**
 * Microsoft's JavaScript client recognizes absolute URLs only by `https://`, so it appends an `@odata.nextLink` with http to
 * its base: `/beta/http://127.0.0.1:1234/beta/security/…`. The last part is what counts.
 */
const joined = /^\/beta\/http:\/\/(?:127\.0\.0\.1|localhost|\[::1\])(?::\d+)?(?=\/)/i;

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    throw new GraphError(400, 'The path has a percent sign that does not start an escape such as %20.');
  }
}

const encode = (segment: string) => encodeURIComponent(segment).replaceAll('%24', '$');

/**
 * The path to match routes against: lowercase segments with uniform percent-encoding, keys in parentheses as segments of their
 * own, no trailing slash.
 *
 * `/Beta/Security/HostSecurityProfiles('A')/%24ref/` → `/beta/security/hostsecurityprofiles/a/$ref`
 *
 * @throws GraphError 400 for a broken escape
 */
export function normalPath(path: string): string {
  const segments = path
    .replace(joined, '')
    .replace(/\/+$/, '')
    .split('/')
    .map((segment) => decode(segment).toLowerCase())
    .flatMap((segment) => {
      const [, name, key] = keyed.exec(segment) ?? [];
      return name === undefined || key === undefined ? [segment] : [name, key.replaceAll("''", "'")];
    });
  return segments.map(encode).join('/') || '/';
}
