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
  const payloads = await services.index.all();
  const links = new PayloadLinks(payloads, services.records, environment);
  const openOnes = openBeside(payloads);
  const noted: [vscode.Uri, RememberedProfile][] = [];
  for (const profile of profiles) {
    const isIts = (file: vscode.Uri) => services.records.knownOf(file, environment)?.id === profile.id;
    for (const file of [...links.filesOf(profile), ...openOnes.filter(isIts)]) {
      const after = await noticed(services, { file, environment, profile, isWhole });
      if (after) noted.push([file, after]);
    }
  }
  services.records.note(environment, noted);
}

/** Open documents that the index doesn't have: it hears of a new file after a while, and of one outside the workspace never. */
function openBeside(payloads: readonly { readonly uri: vscode.Uri }[]): readonly vscode.Uri[] {
  const indexed = new Set(payloads.map(({ uri }) => uriKey(uri)));
  return [...openDocuments().values()].map(({ uri }) => uri).filter((uri) => !indexed.has(uriKey(uri)));
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
