import { baseName } from '../catalog/file-names';
import type { Departure } from './attempt';
import { plainText } from '../text/plain-text';
import { requestedId } from './read-answer';
import { placeOf } from '../request/environment';
import { profileOf } from './wording';

/** A request that is under way, for the panel's busy state and for progress. */
export interface Announcement {
  /** `Adding web01.host.secprofile.json to the sandbox…` */
  readonly headline: string;
  /** Method and URL with one space between: `POST http://127.0.0.1:…/beta/security/hostSecurityProfiles`. */
  readonly detail: string;
}

/** What stands in the panel while the request is under way. */
export function announce(departure: Departure): Announcement {
  const { method, url } = departure.request;
  return { headline: headlineOf(departure, requestedId(departure)), detail: `${method} ${url}` };
}

/** What stands there while a service is being started that the request goes to. */
export function announceStart(
  about: Pick<Departure, 'intent' | 'kind' | 'name' | 'file' | 'environment'>,
  { id, path }: { readonly id: string | undefined; readonly path: string },
): Announcement {
  return { headline: headlineOf(about, id), detail: `${about.intent === 'add' ? 'POST' : 'PATCH'} ${path}` };
}

function headlineOf(about: Pick<Departure, 'kind' | 'name' | 'file' | 'environment'>, id?: string) {
  const { kind, name, file, environment } = about;
  const where = placeOf(environment);
  return id === undefined
    ? `Adding ${plainText(baseName(file), 80)} to ${where}…`
    : `Updating ${profileOf(kind)} ${name ?? plainText(id, 80)} in ${where}…`;
}
