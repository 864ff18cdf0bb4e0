import { createHash, randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type * as vscode from 'vscode';
import { lagLimit } from '../../difference/remembered-profile';
import { HumanError } from '../../errors';
import { placeKey, type Environment } from '../../request/environment';
import { diskKey } from '../host/disk-key';
import type { FileRecords } from '../host/file-records';
import { nameOf, onItsWay } from './one-at-a-time';
import { assertNoWindow, listIn, lockOf, planFolder } from './one-window';

/** Where each window notes each file that it sends by itself, and each profile that it deletes, until that is remembered. */
const notesBeside = (folder: string) => join(dirname(folder), 'sending');

/** How the names of all notes of a file or profile begin. */
const noteOf = (place: string, subject: string) =>
  createHash('sha256')
    .update(`${place}\n${diskKey(subject)}`)
    .digest('hex')
    .slice(0, 32);

const isNote = (name: string) => /^[0-9a-f]{32}\.[0-9a-f-]{36}$/.test(name);

/** What tells whether a note's window is there. */
const lockBeside = (note: string) => `${note}.lock`;
const locks = () => import('../../sandbox/locked-file');

/** How often a note says that its window is there still. Milliseconds. */
const touchedEvery = lagLimit / 10;

/** How a plan is sent beside what other windows send. */
export interface BesideOthers<T> {
  readonly send: () => Promise<T>;
  /** Asks whether to send all the same, where nobody can tell whether the window is there that sent this. @throws Cancelled */
  readonly ask: (subject: string) => Promise<void>;
}

/**
 * Sends the files of a plan, and changes their profiles: none of them may another window be sending by itself. It would be
 * added twice. Whoever sends alone notes that first and looks at the list then; here, it's the other way round. So at least
 * one sees the other.
 *
 * @param folder that of the plans, locked
 * @param subjects texts of the files' URIs; live profiles by `profileKey`
 * @throws HumanError where another window is sending one; what asking throws
 */
export async function asPlan<T>(
  folder: string,
  place: string,
  subjects: readonly string[],
  { send, ask }: BesideOthers<T>,
): Promise<T> {
  const list = listIn(folder);
  await writeFile(list, [place, ...subjects.map((subject) => diskKey(subject))].join('\n'));
  try {
    const notes = await notesIn(notesBeside(folder));
    const noted = subjects.filter((subject) => notes.has(noteOf(place, subject)));
    const busy = noted.find((subject) => notes.get(noteOf(place, subject)));
    if (busy !== undefined) {
      const then = 'Wait for the response, or clear the box of the file. Nothing was sent.';
      throw new HumanError(`${onItsWay(busy)} in another window. ${then}`);
    }
    for (const subject of noted) await ask(subject);
    return await send();
  } finally {
    await rm(list, { force: true }).catch(() => undefined);
  }
}

/**
 * The notes that count, by how their names begin, with whether a window is known to be there still. What a window left that is
 * known to be gone doesn't count; where nobody can tell, it does for as long as its Add might not be shown.
 */
async function notesIn(folder: string): Promise<ReadonlyMap<string, boolean>> {
  const names = (await readdir(folder).catch(() => [])).map((name) => name.replace(/\.lock$/, ''));
  const notes = new Map<string, boolean>();
  const { isTakenStill } = await locks();
  const look = async (name: string) => {
    const note = join(folder, name);
    // In this order: a window that ends removes its note first. A lock alone doesn't count.
    const isThere = await isTakenStill(note).catch(() => undefined);
    const noteAge = await ageOf(note);
    const age = noteAge ?? (await ageOf(lockBeside(note))) ?? Infinity;
    if (isThere === false || (isThere === undefined && age > lagLimit)) {
      for (const left of [note, lockBeside(note)]) await rm(left, { force: true }).catch(() => undefined);
    } else if (noteAge !== undefined) {
      const [key = ''] = name.split('.', 1);
      notes.set(key, notes.get(key) === true || isThere === true);
    }
  };
  await Promise.all([...new Set(names)].filter(isNote).map(look));
  return notes;
}

/** Milliseconds since a file was written or touched; undefined for none. */
const ageOf = (path: string): Promise<number | undefined> =>
  stat(path).then(
    ({ mtimeMs }) => Date.now() - mtimeMs,
    () => undefined,
  );

/** What a window needs to keep others from sending the same. */
interface SendingWindow {
  /** The workspace's own folder. */
  readonly storage: vscode.Uri | undefined;
  readonly records: Pick<FileRecords, 'catchUp'>;
}

/**
 * From now on, no other window sends the file in a plan, or changes the profile.
 *
 * @param subject the text of a file's URI, or a `profileKey`
 * @returns what ends that, once the other windows know what came of it
 * @throws HumanError where one is at it
 */
export async function enter(
  { storage, records }: SendingWindow,
  subject: string,
  environment: Environment,
): Promise<() => Promise<void>> {
  if (storage?.scheme !== 'file') return () => Promise.resolve();
  const end = await alone(planFolder(storage.fsPath), placeKey(environment), subject);
  return () => records.catchUp().then(end);
}

/**
 * Notes that a file is sent by itself from now on, or a profile deleted.
 *
 * @param folder that of the plans, which needn't be there
 * @returns what ends that, once the answer is known to other windows
 * @throws HumanError where another window is sending it in a plan
 */
export async function alone(folder: string, place: string, subject: string): Promise<() => Promise<void>> {
  const note = join(notesBeside(folder), `${noteOf(place, subject)}.${randomUUID()}`);
  const touch = () => void utimes(note, new Date(), new Date()).catch(() => undefined);
  const touching = setInterval(touch, touchedEvery);
  touching.unref();
  // A disk that's full keeps nobody from sending.
  await mkdir(dirname(note), { recursive: true })
    .then(() => writeFile(note, ''))
    .catch(() => undefined);
  // By this, others know that this window is gone if it's killed: nothing waits for it.
  const taking = locks()
    .then(({ lockFile }) => lockFile(note, () => note))
    .catch(() => undefined);
  const end = async () => {
    clearInterval(touching);
    // In this order: a note without a lock would be asked about.
    await rm(note, { force: true }).catch(() => undefined);
    await (await taking)?.().catch(() => undefined);
  };
  if (!existsSync(lockOf(folder))) return end;
  const [planned, ...subjects] = (await readFile(listIn(folder), 'utf8').catch(() => '')).split('\n');
  if (planned !== place || !subjects.includes(diskKey(subject))) return end;
  try {
    await assertNoWindow(folder, `A plan with ${nameOf(subject)} is being applied in another window.`);
  } catch (error) {
    await end();
    throw error;
  }
  return end;
}
