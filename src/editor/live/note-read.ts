import type * as vscode from 'vscode';
import { bundledCatalog } from '../../catalog/bundled-catalog';
import type { RememberedProfile } from '../../difference/remembered-profile';
import { membersBy } from '../../difference/work';
import type { LiveProfile } from '../../live/live-profile';
import { isRemote, type Environment } from '../../request/environment';
import type { DigestKey } from '../host/digest-key';
import type { FileRecords } from '../host/file-records';
import { workOut } from '../problems/work-out';
import type { PayloadIndex } from '../problems/payload-index';
import { knownEnvironment, type TargetServices } from '../send/targets';
import { PayloadLinks } from './payload-links';
import type { LiveRead } from './services';

/** What is known of files, and what tells which profiles they are. */
export interface NoteServices {
  readonly index: Pick<PayloadIndex, 'all'>;
  readonly records: Pick<FileRecords, 'knownOf' | 'note'>;
  readonly digestKey: Pick<DigestKey, 'load'>;
  readonly auth: Pick<TargetServices['auth'], 'current'>;
}

/** UTF-16 units of a profile that are read again by the way: a larger one is left to its Update. */
const longestNoted = 1_000_000;

/** Updates what is known of the payload files that these profiles belong to. */
export async function noteRead(
  services: NoteServices,
  { environment: name, profiles, isWhole }: LiveRead,
): Promise<void> {
  const environment = knownEnvironment(name, services.auth);
  const links = new PayloadLinks(await services.index.all(), services.records, environment);
  const noted: [vscode.Uri, RememberedProfile][] = [];
  for (const profile of profiles) {
    for (const file of links.filesOf(profile)) {
      const after = await noticed(services, { file, environment, profile, isWhole });
      if (after) noted.push([file, after]);
    }
  }
  services.records.note(environment, noted);
}

/** What is known of a file’s profile after it was read; undefined for nothing new. */
export async function noticed(
  { records, digestKey }: Pick<NoteServices, 'records' | 'digestKey'>,
  read: {
    readonly file: vscode.Uri;
    readonly environment: Environment;
    readonly profile: LiveProfile;
    readonly isWhole: boolean;
  },
): Promise<RememberedProfile | undefined> {
  const { file, environment, profile, isWhole } = read;
  const { kind, id, etag, text } = profile;
  const members = text.length > longestNoted ? undefined : await membersBy(workOut, text);
  if (!members) return undefined;
  const seen = { id, etag, members, isWhole, isCurrent: !isRemote(environment.name) };
  const reading = { catalog: bundledCatalog, kind };
  const key = await digestKey.load();
  return workOut('notice', records.knownOf(file, environment), seen, reading, key, Date.now());
}
