import * as vscode from 'vscode';
import { bundledKinds } from '../../catalog/bundled-kinds';
import type { Kind } from '../../catalog/kinds';
import { Cancelled, HumanError } from '../../errors';
import type { LiveResult } from '../../live/live-failure';
import type { LiveProfile } from '../../live/live-profile';
import { saveProfile, type PayloadFolder } from '../../plan/save-profile';
import type { EnvironmentName } from '../../request/environment';
import { sameName } from '../../text/file-name';
import { plural } from '../../text/quantities';
import type { Given } from '../host/arguments';
import { createFile } from '../host/create-file';
import { pickFolder } from '../host/pick-folder';
import { noticeText } from '../host/shown-text';
import { withDelayedProgress } from '../host/progress';
import { profileSource } from '../live/open-source';
import { PayloadLinks } from '../live/payload-links';
import type { ProfileSource } from '../live/source';
import type { LiveServices } from '../live/services';
import { workOut } from '../problems/work-out';
import { knownEnvironment } from '../send/targets';
import { chosenEnvironment } from '../settings/environment-settings';
import type { PlanServices } from './plan-ports';

/** The result. */
export interface SavedPayloads {
  /** URIs of the files. */
  readonly written: readonly string[];
  /** How many profiles already have a payload file. */
  readonly present: number;
  /** How many profiles of the service have no ID, and are left out. */
  readonly unreadable: number;
  /** Profiles that couldn't be written, by ID, and why. */
  readonly failed: readonly { readonly id: string; readonly why: string }[];
  /** Why it ended early, as a sentence. What was written until then stays. */
  readonly brokenOff?: string | undefined;
}

/** Live profiles of a kind: those that a search finds, or a single one. */
interface Wanted {
  readonly environment: EnvironmentName;
  readonly kind: Kind;
  readonly search?: string;
  readonly id?: string;
}

/** Profiles per page. */
const pageSize = 100;

/**
 * Asks for a folder and writes payload files for live profiles that have none in the workspace, as `secprofile pull` does.
 * Nothing is overwritten.
 *
 * @param given a kind’s live profiles, a live profile, or the ID of a kind; from code, with the folder
 * @throws Cancelled; HumanError if the profiles can't be read and none was written
 */
export async function saveAsPayloads(
  services: PlanServices & Pick<LiveServices, 'sandbox' | 'reads'>,
  { row, more }: Given,
): Promise<SavedPayloads> {
  const wanted = (Array.isArray(more) && more.length > 1 ? more : [row]).flatMap(wantedOf);
  const [first] = wanted;
  if (!first) throw new HumanError('Select live profiles in the tree first.');
  const start = vscode.workspace.workspaceFolders?.[0]?.uri;
  const folder =
    more instanceof vscode.Uri ? more : await pickFolder({ title: 'Save as Payloads', openLabel: 'Save Here', start });
  // The files must be read first: the profile of one that wasn't would be saved a second time.
  await services.index.current(await services.files.search());
  const links = new PayloadLinks(
    await services.index.all(),
    services.records,
    knownEnvironment(first.environment, services.auth),
  );
  const into = await payloadFolder(folder);
  const written: string[] = [];
  const failed: { id: string; why: string }[] = [];
  let present = 0;
  let unreadable = 0;
  const work = withDelayedProgress('Saving as payloads', async ({ controller: { signal }, report }) => {
    const source = await profileSource(services, first.environment, signal);
    for (const one of wanted) {
      for await (const profile of profilesOf(source, one, (count) => (unreadable += count))) {
        if (signal.aborted) throw new Cancelled();
        if (links.filesOf(profile).length > 0) present += 1;
        else {
          const saved = await saveProfile(profile, into, workOut);
          if (saved === 'present') continue;
          if (saved.name === undefined) failed.push({ id: profile.id, why: saved.why });
          else written.push(vscode.Uri.joinPath(folder, saved.name).toString());
        }
        report(plural(written.length, 'file'), 'files');
      }
    }
  });
  const brokenOff = await work.then(
    () => undefined,
    (error: unknown) => reasonOf(error, written.length),
  );
  const saved = { written, present, unreadable, failed, ...(brokenOff === undefined ? {} : { brokenOff }) };
  tell(saved);
  return saved;
}

/** Why it ended early. @throws the error if nothing was written or it is unexpected */
function reasonOf(error: unknown, written: number): string {
  if (written > 0 && Cancelled.is(error)) return 'The rest was canceled.';
  if (written > 0 && HumanError.is(error)) return error.message;
  throw error;
}

/** What a row stands for; empty if that isn't a live profile. */
function wantedOf(row: unknown): Wanted[] {
  if (typeof row === 'string') {
    const kind = bundledKinds.findKind(row);
    return kind ? [{ environment: chosenEnvironment(), kind, search: '' }] : [];
  }
  const { type } = (row ?? {}) as { readonly type?: unknown };
  return type === 'live' || type === 'profile' ? [row as Wanted] : [];
}

/** @param leftOut told how many of a page are no profiles. @throws Cancelled; HumanError if they can't be read */
async function* profilesOf(
  source: ProfileSource,
  { kind, id, search = '' }: Wanted,
  leftOut: (count: number) => void,
): AsyncGenerator<LiveProfile> {
  const read = <T>(result: LiveResult<T>): T => {
    if (result.ok) return result.value;
    throw result.failure.code === 'cancelled' ? new Cancelled() : new HumanError(result.failure.message);
  };
  if (id !== undefined) {
    yield read(await source.get(kind, id));
    return;
  }
  let page = read(await source.list(kind, search, pageSize));
  for (;;) {
    leftOut(page.unreadable);
    yield* page.profiles;
    if (page.brokenOff !== undefined) throw new HumanError(page.brokenOff);
    if (!page.more) return;
    page = read(await page.more());
  }
}

async function payloadFolder(folder: vscode.Uri): Promise<PayloadFolder> {
  const { fs } = vscode.workspace;
  await fs.createDirectory(folder);
  const names = new Set((await fs.readDirectory(folder)).map(([name]) => sameName(name)));
  const create = (name: string, text: string) => createFile(vscode.Uri.joinPath(folder, name), text);
  return { names, profiles: new Set(), create };
}

function tell({ written, present, unreadable, failed, brokenOff }: SavedPayloads): void {
  const [first] = failed;
  const parts = [
    `${plural(written.length, 'payload')} saved.`,
    ...(present > 0 ? [`${plural(present, 'profile')} left out: the workspace already has a payload for each.`] : []),
    ...(unreadable > 0 ? [`${plural(unreadable, 'profile')} without an ID left out.`] : []),
    ...(first ? [`${plural(failed.length, 'profile')} couldn’t be saved: ${first.why}`] : []),
    ...(brokenOff === undefined ? [] : [brokenOff]),
  ];
  const text = noticeText(parts.join(' '));
  if (unreadable > 0 || first !== undefined || brokenOff !== undefined) void vscode.window.showWarningMessage(text);
  else void vscode.window.showInformationMessage(text);
}
