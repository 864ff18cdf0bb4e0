import type * as vscode from 'vscode';
import { bundledCatalog } from '../../catalog/bundled-catalog';
import type { RememberedProfile } from '../../difference/remembered-profile';
import { membersBy } from '../../difference/work';
import type { LiveProfile } from '../../live/live-profile';
import { isRemote, type Environment } from '../../request/environment';
import type { DigestKey } from '../host/digest-key';
import { uriKey } from '../host/disk-key';
import type { FileRecords } from '../host/file-records';
import { openDocuments } from '../host/file-text';
import { workOut } from '../problems/work-out';
import type { PayloadIndex } from '../problems/payload-index';
import { knownEnvironment, type TargetServices } from '../send/targets';
import { PayloadLinks } from './payload-links';
import type { LiveRead } from './services';

/** What is known of payload files, and what tells which profiles they belong to. */
export interface NoteServices {
  readonly index: Pick<PayloadIndex, 'all'>;
  readonly records: Pick<FileRecords, 'knownOf' | 'note'>;
  readonly digestKey: Pick<DigestKey, 'load'>;
  readonly auth: Pick<TargetServices['auth'], 'current'>;
}

/** UTF-16 units of the longest profile that is looked at: a longer one is left to its Update. */
const longestNoted = 1_000_000;

/** Updates what is known of the payload files that these profiles belong to. */
export async function noteRead(
  services: NoteServices,
  { environment: name, profiles, isWhole }: LiveRead,
): Promise<void> {
  const environment = knownEnvironment(name, services.auth);
  const payloads = await services.index.all();
  const links = new PayloadLinks(payloads, services.records, environment);
  const openOnes = openOutsideIndex(payloads);
  const knownOf = (file: vscode.Uri) => services.records.knownOf(file, environment);
  const news: { file: vscode.Uri; before: RememberedProfile | undefined; after: RememberedProfile }[] = [];
  for (const profile of profiles) {
    for (const file of [...links.filesOf(profile), ...openOnes.filter((each) => knownOf(each)?.id === profile.id)]) {
      const before = knownOf(file);
      const after = await noticed(services, { file, environment, profile, isWhole });
      if (after) news.push({ file, before, after });
    }
  }
  // What was written or read meanwhile is newer.
  const current = news.filter(({ file, before }) => knownOf(file) === before);
  services.records.note(
    environment,
    current.map(({ file, after }) => [file, after]),
  );
}

/** Open documents that aren't in the index, which learns of a new file only after a while, and never of one outside the workspace. */
function openOutsideIndex(payloads: readonly { readonly uri: vscode.Uri }[]): readonly vscode.Uri[] {
  const indexed = new Set(payloads.map(({ uri }) => uriKey(uri)));
  return [...openDocuments().values()].map(({ uri }) => uri).filter((uri) => !indexed.has(uriKey(uri)));
}

/** What is known of a file’s profile once it was read; undefined if nothing is new. */
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
