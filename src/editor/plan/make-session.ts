import * as vscode from 'vscode';
import { bundledKinds } from '../../catalog/bundled-kinds';
import { Cancelled, HumanError } from '../../errors';
import { makePlan, takenBy } from '../../plan/make-plan';
import type { PlanRow } from '../../plan/plan';
import { placeKey, placeOf } from '../../request/environment';
import { plainText } from '../../text/plain-text';
import { diskKey } from '../host/disk-key';
import { withDelayedProgress, type ProgressControls } from '../host/progress';
import { inOneWindow, planFolder } from '../send/one-window';
import { target } from '../send/targets';
import { distinctPayloads, findPayloads } from './find-payloads';
import { LiveMemory } from './live-memory';
import { areGone, orphanedFiles, ownedIds } from './orphans';
import { PlanJournal } from './plan-journal';
import { goneNames, PlanModel, type PlannedRow } from './plan-model';
import { planPorts, type PlanServices } from './plan-ports';
import type { PlanSession } from './plan-session';
import { readPayloads, shownPath } from './read-payloads';

/**
 * Plans what would happen to payload files in the chosen environment.
 *
 * @param places files and folders; undefined for the whole workspace
 * @throws Cancelled; HumanError if there is nothing to plan or planning fails
 */
export async function makeSession(
  services: PlanServices,
  places: readonly vscode.Uri[] | undefined,
): Promise<PlanSession> {
  const folder = planFolder(storageOf(services));
  const uris = await findPayloads(places, services);
  if (uris.length === 0) {
    if (places) throw new HumanError(noneIn(places));
    await assertOrphans(services);
  }
  return withDelayedProgress('Planning', async (watched) => {
    const { signal } = watched.controller;
    const to = await target(services, { ...watched, signal });
    return inOneWindow(folder, () => planFiles(services, { folder, places, uris }, to, watched));
  });
}

/** What a plan is made of. */
interface Planned {
  readonly folder: string;
  readonly places: readonly vscode.Uri[] | undefined;
  readonly uris: readonly vscode.Uri[];
}

async function planFiles(
  services: PlanServices,
  { folder, places, uris }: Planned,
  to: Parameters<typeof planPorts>[0],
  watched: Pick<ProgressControls, 'controller' | 'report'>,
): Promise<PlanSession> {
  const { signal } = watched.controller;
  const { environment } = to;
  const journal = await PlanJournal.open(folder, services.records, environment);
  const memory = new LiveMemory(services.records, environment, await services.digestKey.load(), () => Date.now());
  const orphans = await orphanedFiles(services.records, environment, places);
  if (uris.length === 0 && orphans.size === 0) throw noPayloads();
  const once = await distinctPayloads(uris, journal);
  const files = await readPayloads(once, services, environment, { signal, report: watched.report });
  endIf(signal);
  await journal.adopt(files, { isWhole: places === undefined });
  // With the whole workspace, all of them are planned.
  const owned = places && orphans.size > 0 ? await ownedIds(services) : undefined;
  const options = { ...choices, owned, exists: (file: string) => !orphans.has(file), memory };
  const { rows } = await makePlan(files, journal, options, ports(services, to, watched));
  endIf(signal);
  await journal.found(rows, memory.learned);
  memory.learned.clear();
  return {
    ...{ environment, places, journal, memory },
    model: new PlanModel(rows),
    taken: takenBy(files, journal),
    ...{ isApplied: false, stop: undefined, trouble: undefined, hasNewFiles: false },
  };
}

/**
 * Looks before anybody is asked to sign in, or the sandbox is started. Where nobody is signed in, profiles of any tenant count.
 *
 * @throws HumanError where there is no profile whose file is gone, either
 */
async function assertOrphans({ records, livePlace }: Pick<PlanServices, 'records' | 'livePlace'>): Promise<void> {
  const environment = livePlace();
  if (!environment || (await orphanedFiles(records, environment, undefined)).size === 0) throw noPayloads();
}

const noPayloads = () => new HumanError('This workspace has no payloads.', [{ action: 'newPayload' }]);

/**
 * Plans some rows again, such as those that failed. Reads their files and live profiles again.
 *
 * @returns none for a profile whose file is back under another name than its row's
 * @throws Cancelled
 */
export async function planAgain(
  services: PlanServices,
  { environment, journal, memory }: PlanSession,
  rows: readonly PlannedRow[],
  to: Parameters<typeof planPorts>[0],
  watched: Pick<ProgressControls, 'controller' | 'report'>,
): Promise<readonly PlanRow[]> {
  const { signal } = watched.controller;
  const names = rows.flatMap(goneNames);
  const isGone = await areGone(names);
  const gone = new Set(names.filter((_, at) => isGone[at]).map((name) => diskKey(name)));
  const there = [...rows.filter((row) => goneNames(row).length === 0).map(({ key }) => key), ...names];
  const uris = there.filter((key) => !gone.has(diskKey(key))).map((key) => vscode.Uri.parse(key, true));
  const files = await readPayloads(uris, services, environment, { signal, report: watched.report });
  const owned = gone.size > 0 ? await ownedIds(services) : undefined;
  const options = { ...choices, owned, exists: (file: string) => !gone.has(diskKey(file)), memory };
  const plan = await makePlan(files, journal, options, ports(services, to, watched));
  endIf(signal);
  return plan.rows;
}

/** @throws Cancelled after the person has canceled */
function endIf(signal: AbortSignal): void {
  if (signal.aborted) throw new Cancelled();
}

/** In the command line, deleting and adding again are options. Here, they are boxes that are clear at first. */
const choices = {
  ...{ kinds: bundledKinds, prune: true, retryUnknown: true },
  shown: (file: string) => shownPath(vscode.Uri.parse(file)),
};

function ports(
  { log }: PlanServices,
  to: Parameters<typeof planPorts>[0],
  { controller: { signal }, report }: Pick<ProgressControls, 'controller' | 'report'>,
) {
  return planPorts(to, { stop: signal, cancel: signal, report, log });
}

/** Where the journal is kept. @throws HumanError where nothing of a workspace may be sent in bulk, or kept */
function storageOf({ storage }: PlanServices): string {
  if (!vscode.workspace.isTrusted) {
    throw new HumanError('This workspace isn’t trusted, so its payloads can’t be applied. Trust it first.', [
      { action: 'manageTrust' },
    ]);
  }
  if (!storage) throw new HumanError('Open a folder first: what a plan has added is kept with the workspace.');
  return storage.fsPath;
}

function noneIn(places: readonly vscode.Uri[]): string {
  const [place] = places;
  const where = place && places.length === 1 ? plainText(shownPath(place), 255) : 'what is selected';
  return `There are no payloads in ${where}. Payloads are JSON files such as web01.host.secprofile.json.`;
}

/** Whether requests still go where a plan was made for. @throws HumanError where they don't */
export function assertSamePlace(session: PlanSession, { environment }: Parameters<typeof planPorts>[0]): void {
  if (placeKey(environment) === placeKey(session.environment)) return;
  throw new HumanError(
    `This plan is for ${placeOf(session.environment)}, but requests now go to another environment or tenant. Refresh the plan.`,
  );
}
