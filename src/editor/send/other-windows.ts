import { createHash, randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, readFile, stat, utimes, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type * as vscode from 'vscode';
import { lagLimit } from '../../difference/remembered-profile';
import { HumanError } from '../../errors';
import { createFolder } from '../../files/create-file';
import { patiently, removeFile } from '../../files/patiently';
import { placeKey, type Environment } from '../../request/environment';
import { diskKey } from '../host/disk-key';
import type { FileRecords } from '../host/file-records';
import { nameOf, onItsWay } from './one-at-a-time';
import { assertNoWindow, listIn, lockOf, planFolder } from './one-window';

/** The folder in which windows note each file that they send by itself, and each profile that they delete, until it is remembered. */
const notesBeside = (folder: string) => join(dirname(folder), 'sending');

/** The beginning of the names of all notes about a file or profile. */
const noteOf = (place: string, subject: string) =>
  createHash('sha256')
    .update(`${place}\n${diskKey(subject)}`)
    .digest('hex')
    .slice(0, 32);

const isNote = (name: string) => /^[0-9a-f]{32}\.[0-9a-f-]{36}$/.test(name);

/** The lock that tells whether a note's window is still there. */
const lockBeside = (note: string) => `${note}.lock`;
const locks = () => import('../../sandbox/locked-file');

/** Milliseconds after which a note is touched again, to show that its window is still there. */
const touchedEvery = lagLimit / 10;

/** How a plan is sent while other windows may be sending, too. */
export interface BesideOthers<T> {
  readonly send: () => Promise<T>;
  /** Asks whether to send anyway, if nobody can tell whether the window that sent a subject is still there. @throws Cancelled */
  readonly ask: (subject: string) => Promise<void>;
}

/**
 * Sends the files of a plan and changes their profiles, unless another window is sending one of them by itself, which would add
 * it twice. A window that sends a single file first writes its note and then reads the list. Here, it's the other way around,
 * so at least one of the two sees the other.
 *
 * @param folder the folder of the plans, locked
 * @param subjects files as texts of URIs, live profiles as `profileKey`s
 * @throws HumanError if another window is sending one; what asking throws
 */
export async function asPlan<T>(
  folder: string,
  place: string,
  subjects: readonly string[],
  { send, ask }: BesideOthers<T>,
): Promise<T> {
  const list = listIn(folder);
  const text = [place, ...subjects.map((subject) => diskKey(subject))].join('\n');
  await patiently(list, () => writeFile(list, text));
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
    await removeFile(list).catch(() => undefined);
  }
}

/**
 * The notes that count, by the beginning of their names, and whether a window is known to be still there. A note whose window
 * is known to be gone doesn't count. If nobody can tell, it counts for as long as reads may not show the window's Add.
 */
async function notesIn(folder: string): Promise<ReadonlyMap<string, boolean>> {
  const names = (await readdir(folder).catch(() => [])).map((name) => name.replace(/\.lock$/, ''));
  const notes = new Map<string, boolean>();
  const { isTakenStill } = await locks();
  const look = async (name: string) => {
    const note = join(folder, name);
    // In this order, because a window that ends removes its note first. A lock without a note doesn't count.
    const isThere = await isTakenStill(note).catch(() => undefined);
    const noteAge = await ageOf(note);
    const age = noteAge ?? (await ageOf(lockBeside(note))) ?? Infinity;
    if (isThere === false || (isThere === undefined && age > lagLimit)) {
      for (const left of [note, lockBeside(note)]) await removeFile(left).catch(() => undefined);
    } else if (noteAge !== undefined) {
      const [key = ''] = name.split('.', 1);
      notes.set(key, notes.get(key) === true || isThere === true);
    }
  };
  await Promise.all([...new Set(names)].filter(isNote).map(look));
  return notes;
}

/** Whether a subject is in the plan that is or was being applied. What can't be read may be all of it. */
async function isPlanned(folder: string, place: string, subject: string): Promise<boolean> {
  try {
    const list = await patiently(listIn(folder), () => readFile(listIn(folder), 'utf8'));
    const [planned, ...subjects] = list.split('\n');
    return planned === place && subjects.includes(diskKey(subject));
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ENOENT';
  }
}

/** Milliseconds since a file was written or touched; undefined if it isn't there. */
const ageOf = (path: string): Promise<number | undefined> =>
  stat(path).then(
    ({ mtimeMs }) => Date.now() - mtimeMs,
    () => undefined,
  );

/** What a window needs to keep others from sending the same subject. */
interface SendingWindow {
  /** The workspace's storage folder. */
  readonly storage: vscode.Uri | undefined;
  readonly records: Pick<FileRecords, 'catchUp'>;
}

/**
 * Keeps other windows from sending the file in a plan, or changing the profile.
 *
 * @param subject the text of a file's URI, or a `profileKey`
 * @returns the function that ends that, after the other windows know the outcome
 * @throws HumanError if one is sending or changing it
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
 * Notes that a file is being sent by itself, or a profile deleted.
 *
 * @param folder the folder of the plans, which needn't exist
 * @returns the function that ends that, to be called after other windows know the answer
 * @throws HumanError if another window is sending it in a plan
 */
export async function alone(folder: string, place: string, subject: string): Promise<() => Promise<void>> {
  const note = join(notesBeside(folder), `${noteOf(place, subject)}.${randomUUID()}`);
  const touch = () => void utimes(note, new Date(), new Date()).catch(() => undefined);
  const touching = setInterval(touch, touchedEvery);
  touching.unref();
  // A full disk must not keep anybody from sending.
  await createFolder(dirname(note))
    .then(() => patiently(note, () => writeFile(note, '')))
    .catch(() => undefined);
  // If this window is killed, the lock tells the others. Nothing waits for it.
  const taking = locks()
    .then(({ lockFile }) => lockFile(note, () => note))
    .catch(() => undefined);
  const end = async () => {
    clearInterval(touching);
    // In this order, because other windows would ask about a note without a lock.
    await removeFile(note).catch(() => undefined);
    await (await taking)?.().catch(() => undefined);
  };
  if (!existsSync(lockOf(folder)) || !(await isPlanned(folder, place, subject))) return end;
  try {
    await assertNoWindow(folder, `A plan with ${nameOf(subject)} is being applied in another window.`);
  } catch (error) {
    await end();
    throw error;
  }
  return end;
}
