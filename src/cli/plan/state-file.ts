import { statSync } from 'node:fs';
import { dirname, isAbsolute, relative, resolve, sep } from 'node:path';
import { HumanError } from '../../errors';
import { fileSentence } from '../../files/file-sentence';
import { readTextFile } from '../../files/read-text-file';
import { isGone, refuseLink } from '../../files/write-file';
import { profileKey } from '../../live/live-profile';
import { stateSaver } from '../../plan/state/state-saver';
import { parseState, stateText } from '../../plan/state/state-text';
import type { Journal, PlanState } from '../../plan/state/state';
import { lockFile } from '../../sandbox/locked-file';
import { sameName } from '../../text/file-name';
import { isSameFile } from '../targets';

/** Whose profiles a state holds. */
export interface StateOwner {
  readonly base: string;
  readonly tenant: string | undefined;
}

/** A state file that is in use by this run alone. */
export interface OpenState {
  readonly journal: Journal;
  /** Lets go of it. */
  readonly close: () => Promise<void>;
}

/**
 * Reads a state file, to plan by. One that isn't there yet knows nothing.
 *
 * @param path as it was named; what is thrown begins with it
 * @throws HumanError for one that is damaged, newer, or of another service or tenant
 */
export function readState(path: string, absolute: string, owner: StateOwner): PlanState {
  if (isGone(absolute)) return { ...owner, profiles: new Map(), pending: new Map() };
  try {
    const state = parseState(readTextFile(absolute));
    if (state.base !== owner.base) throw new HumanError(`it belongs to ${state.base}, not to ${owner.base}.`);
    const { tenant } = state;
    if (tenant !== undefined && owner.tenant !== undefined && tenant.toLowerCase() !== owner.tenant.toLowerCase()) {
      throw new HumanError(`it belongs to the tenant ${tenant}, but the token is for ${owner.tenant}.`);
    }
    return { ...state, tenant: tenant ?? owner.tenant };
  } catch (error) {
    throw HumanError.is(error) ? new HumanError(`${path}: ${error.message}`) : error;
  }
}

/** A state that is only read. */
export function readOnlyJournal(state: PlanState, absolute: string): Journal {
  const noop = () => Promise.resolve();
  return { ...lookups(state, absolute, keysOf(state, absolute)), begin: noop, settle: noop };
}

/**
 * Takes a state file for this run alone, and writes it whole at each step.
 *
 * @throws HumanError where another run has it, for a link, and as {@link readState}
 */
export async function openStateFile(path: string, absolute: string, owner: StateOwner): Promise<OpenState> {
  refuseLink(absolute, path);
  const unlock = await lockFile(absolute, (lock) => {
    const why = `another run is using it. Wait until that run has ended. If none is running anymore, delete ${lock}.`;
    return `${path}: ${why}`;
  }).catch((error: unknown) => {
    if (HumanError.is(error)) throw error;
    throw new HumanError(`${path} can't be written: ${fileSentence(error)}`, [], { cause: error });
  });
  try {
    const state = readState(path, absolute, owner);
    const save = stateSaver(path, absolute, () => stateText(state));
    const key = keysOf(state, absolute);
    const journal: Journal = {
      ...lookups(state, absolute, key),
      begin(adds) {
        for (const [file, pending] of adds) state.pending.set(key(file), pending);
        return save();
      },
      settle(settled) {
        for (const { file, profile, stillPending } of settled) {
          if (profile === null) forget(state.profiles, key(file));
          else if (profile) state.profiles.set(key(file), profile);
          if (stillPending === false) state.pending.delete(key(file));
        }
        return settled.length === 0 ? Promise.resolve() : save();
      },
    };
    return { journal, close: unlock };
  } catch (error) {
    await unlock();
    throw error;
  }
}

/** Forgets the profile of a file that was deleted, which former names of the file may have, too. */
function forget(profiles: PlanState['profiles'], file: string): void {
  const known = profiles.get(file);
  for (const [other, { kind, id }] of profiles) {
    if (known && profileKey(kind, id) === profileKey(known.kind, known.id)) profiles.delete(other);
  }
}

/**
 * A file's path as the state has it: relative to the state, with `/`, and as it was spelled there first: on systems that ignore
 * case, `Payloads` and `payloads` are one folder.
 */
function keysOf({ profiles, pending }: PlanState, absolute: string): (file: string) => string {
  const spelled = new Map<string, string>();
  for (const key of [...pending.keys(), ...profiles.keys()]) spelled.set(sameName(key), key);
  const keyOf = (file: string) => {
    const path = relative(dirname(absolute), file);
    // On another drive of Windows there is no relative one.
    const key = isAbsolute(path) ? path : path.split(sep).join('/');
    const other = spelled.get(sameName(key)) ?? key;
    if (other === key || profiles.has(key) || pending.has(key)) return key;
    return isSameFile({ statSync }, resolve(dirname(absolute), other), file) ? other : key;
  };
  // A file has one key for the whole run, also after it was deleted.
  const keys = new Map<string, string>();
  return (file) => {
    const key = keys.get(file) ?? keyOf(file);
    keys.set(file, key);
    return key;
  };
}

function lookups(
  state: PlanState,
  absolute: string,
  key: (file: string) => string,
): Pick<Journal, 'profile' | 'pending' | 'profiles' | 'adds'> {
  const named = <T>(map: ReadonlyMap<string, T>) =>
    [...map].map(([path, value]) => [resolve(dirname(absolute), path), value] as const);
  return {
    profile: (file) => state.profiles.get(key(file)),
    pending: (file) => state.pending.get(key(file)),
    profiles: () => named(state.profiles),
    adds: () => named(state.pending),
  };
}
