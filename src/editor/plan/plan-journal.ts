import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { bundledKinds } from '../../catalog/bundled-kinds';
import { kindOfFileName } from '../../catalog/file-names';
import type { RememberedProfile } from '../../difference/remembered-profile';
import { HumanError } from '../../errors';
import { removeFile } from '../../files/patiently';
import { isHeldOpen, readTextPatiently } from '../../files/read-text-file';
import { writeFileSafely } from '../../files/write-file';
import { stateSaver } from '../../plan/state/state-saver';
import { parseState, stateText } from '../../plan/state/state-text';
import { movedAdds } from '../../plan/moved-adds';
import type { PayloadFile } from '../../plan/payload-file';
import type { PlanRow } from '../../plan/plan';
import type { Journal, KnownProfile, PendingAdd, Settled, PlanState } from '../../plan/state/state';
import { textDigest } from '../../plan/payload-file';
import { placeKey, type Environment } from '../../request/environment';
import { diskKey } from '../host/disk-key';
import type { FileRecords } from '../host/file-records';
import { isFileGone } from '../host/create-file';
import { FileNames } from './file-names';

type Records = Pick<
  FileRecords,
  'knownOf' | 'knowAll' | 'knownIn' | 'forgetProfiles' | 'follow' | 'onDidChange' | 'catchUp'
>;

const rememberedOf = ({ id, etag, written }: KnownProfile): RememberedProfile => ({
  id,
  etag,
  ...(written === undefined ? {} : { writtenAt: Date.parse(written) }),
});

/**
 * What a run is about to do and what came of it, in the workspace's storage folder, until VS Code has stored it with the
 * workspace. What a crash leaves is picked up the next time. Only the records decide which profile a file is.
 */
export class PlanJournal implements Journal {
  readonly #save: () => Promise<void>;
  readonly #deleted = new Set<string>();
  readonly #names: FileNames;
  /** Identifies the last run of any window. */
  #lastRun = '';

  private constructor(
    readonly folder: string,
    private readonly path: string,
    private readonly state: PlanState,
    private readonly records: Records,
    private readonly environment: Environment,
  ) {
    this.#save = stateSaver('The record of the plan', path, () => stateText(this.#names.inState(state)));
    this.#names = new FileNames(records);
  }

  /**
   * @param folder shared by the windows on the workspace, and locked by this one
   * @throws HumanError if what an earlier run left can't be read
   */
  static async open(folder: string, records: Records, environment: Environment): Promise<PlanJournal> {
    const place = placeKey(environment);
    const path = join(folder, `${textDigest(place).slice(0, 16)}.json`);
    await records.catchUp();
    const journal = new PlanJournal(folder, path, await read(path, place), records, environment);
    journal.#lastRun = await textIn(journal.#runPath);
    await journal.#takeUp();
    return journal;
  }

  profile(file: string): KnownProfile | undefined {
    const found = this.#remembered(file);
    return found && profileOf(file, found);
  }

  pending(file: string): PendingAdd | undefined {
    return this.state.pending.get(this.#spelled(file));
  }

  /** A file as the Adds without an answer have it: where the system ignores case, it may be spelled otherwise now. */
  #spelled(file: string): string {
    const { pending } = this.state;
    if (pending.has(file)) return file;
    const key = diskKey(file);
    return [...pending.keys()].find((each) => diskKey(each) === key) ?? file;
  }

  /** The profiles of files whose name tells the kind. */
  profiles(): (readonly [file: string, profile: KnownProfile])[] {
    return this.records.knownIn(this.environment).flatMap(([file, found]) => {
      const profile = profileOf(file, found);
      return profile ? [[file, profile] as const] : [];
    });
  }

  /**
   * Begins a run that sends these files, until {@link close}. If one is renamed, its new name is noted on disk right away: a
   * crash must not leave a name that no file has.
   */
  follow(files: readonly string[]): void {
    this.#names.follow(files, () => {
      if (this.state.pending.size + this.state.profiles.size > 0) this.#save().catch(() => undefined);
    });
  }

  /** @throws HumanError if another window on this workspace has sent something since: it may have added the same files */
  async assertCurrent(): Promise<void> {
    const expected = this.state.pending.size > 0 ? stateText(this.#names.inState(this.state)) : '';
    if ((await textIn(this.path)) === expected && (await textIn(this.#runPath)) === this.#lastRun) return;
    throw new HumanError(
      'Another window has changed what this plan is based on, so nothing was sent. Refresh the plan.',
    );
  }

  /**
   * Before a run sends: makes the plans of other windows out of date. The folder must be locked.
   *
   * @throws HumanError as {@link assertCurrent} does, and errors of the file system
   */
  async claim(): Promise<void> {
    await this.assertCurrent();
    const run = randomUUID();
    await writeFileSafely(this.#runPath, run);
    this.#lastRun = run;
  }

  async begin(adds: ReadonlyMap<string, PendingAdd>): Promise<void> {
    for (const [file, pending] of adds) {
      // By its name of this run, which is followed.
      this.state.pending.delete(this.#spelled(file));
      this.state.pending.set(file, pending);
    }
    await this.#save();
  }

  async settle(settled: readonly Settled[]): Promise<void> {
    let isNews = false;
    for (const { file, profile, stillPending } of settled) {
      if (profile === null) this.#deleted.add(this.#remembered(file)?.id ?? '');
      if (profile?.written !== undefined) isNews = this.state.profiles.set(file, profile).size > 0;
      if (stillPending === false) isNews = this.state.pending.delete(this.#spelled(file)) || isNews;
    }
    if (isNews) await this.#save();
  }

  /**
   * Assigns Adds without an answer whose files are gone to the files that now have their text. If no file does, and all files
   * of the workspace are known, the Add is forgotten.
   */
  async adopt(files: readonly PayloadFile[], { isWhole }: { readonly isWhole: boolean }): Promise<void> {
    const { pending } = this.state;
    const isGone = await Promise.all([...pending.keys()].map((file) => isFileGone(vscode.Uri.parse(file, true))));
    const gone = [...pending].filter((_, at) => isGone[at]);
    const { moved, abandoned } = movedAdds(files, gone, this);
    for (const [file, former] of moved) {
      const add = pending.get(former);
      if (add) pending.set(file, add);
      pending.delete(former);
    }
    for (const file of isWhole ? abandoned : []) pending.delete(file);
    if (gone.length > 0) await this.#tidy();
  }

  /** Takes over what planning has found out: the profiles of Adds without an answer, and those that equal their files. */
  async found(rows: readonly PlanRow[], learned: ReadonlyMap<string, RememberedProfile>): Promise<void> {
    const looked = rows.flatMap(({ absolute, isPending, id, etag }) =>
      isPending && id !== undefined ? [[absolute, { id, etag }] as const] : [],
    );
    for (const [file] of looked) this.state.pending.delete(this.#spelled(file));
    await this.#keep(new Map<string, RememberedProfile>([...looked, ...learned]));
    if (looked.length > 0) await this.#tidy();
  }

  /** Ends a run: moves everything to the records and tells other windows. @param learned what is known about written profiles */
  async close(learned: ReadonlyMap<string, RememberedProfile>): Promise<void> {
    const written = [...this.state.profiles].map(([file, profile]) => [file, rememberedOf(profile)] as const);
    await this.#keep(new Map([...written, ...learned]));
    if (this.#deleted.size > 0) this.records.forgetProfiles(this.environment, this.#deleted);
    await this.records.catchUp();
    this.state.profiles.clear();
    const pending = [...this.#names.inState(this.state).pending];
    this.state.pending.clear();
    for (const [file, add] of pending) this.state.pending.set(file, add);
    this.#names.dispose();
    await this.#tidy();
  }

  /** Picks up what an interrupted run has left. */
  async #takeUp(): Promise<void> {
    const { profiles, pending } = this.state;
    const left = [...profiles].filter(([file, { id }]) => this.#remembered(file)?.id !== id);
    for (const [file] of left) pending.delete(file);
    await this.#keep(new Map(left.map(([file, profile]) => [file, rememberedOf(profile)])));
    // What has a profile by now needn't be looked for.
    for (const file of pending.keys()) if (this.#remembered(file)) pending.delete(file);
    profiles.clear();
    await this.#tidy();
  }

  #remembered(file: string): RememberedProfile | undefined {
    return this.records.knownOf(this.#names.uriOf(file), this.environment);
  }

  get #runPath(): string {
    return `${this.path}.run`;
  }

  async #keep(found: ReadonlyMap<string, RememberedProfile>): Promise<void> {
    if (found.size === 0) return;
    await this.records.knowAll(
      this.environment,
      [...found].map(([file, one]) => [this.#names.uriOf(file), one] as const),
    );
  }

  async #tidy(): Promise<void> {
    if (this.state.pending.size > 0) await this.#save();
    else await removeFile(this.path);
  }
}

function profileOf(file: string, { id, etag, writtenAt }: RememberedProfile): KnownProfile | undefined {
  const kind = kindOfFileName(vscode.Uri.parse(file).path, bundledKinds)?.id;
  if (kind === undefined) return undefined;
  return { kind, id, etag, ...(writtenAt === undefined ? {} : { written: new Date(writtenAt).toISOString() }) };
}

const textIn = async (path: string) => (existsSync(path) ? readTextPatiently(path) : '');

async function read(path: string, base: string): Promise<PlanState> {
  if (!existsSync(path)) return { base, profiles: new Map(), pending: new Map() };
  try {
    return parseState(await readTextPatiently(path));
  } catch (error) {
    if (!HumanError.is(error)) throw error;
    if (isHeldOpen(error)) throw new HumanError(`${path}: ${error.message}`, [], { cause: error });
    throw new HumanError(
      `What an earlier run has added isn’t known, because its record can’t be read. Check the live profiles, then delete ${path}.`,
      [],
      { cause: error },
    );
  }
}
