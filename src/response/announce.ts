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
  const { kind, file, environment, request } = departure;
  const id = requestedId(departure);
  const headline =
    id === undefined
      ? `Adding ${plainText(baseName(file), 80)} to ${placeOf(environment)}…`
      : `Updating ${profileOf(kind)} ${plainText(id, 80)} in ${placeOf(environment)}…`;
  return { headline, detail: `${request.method} ${request.url}` };
}
