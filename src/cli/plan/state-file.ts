import { existsSync } from 'node:fs';
import { dirname, isAbsolute, relative, resolve, sep } from 'node:path';
import { HumanError } from '../../errors';
import { fileSentence } from '../../files/file-sentence';
import { readTextFile } from '../../files/read-text-file';
import { writeFileSafely } from '../../files/write-file';
import { parseState, stateText } from '../../plan/state/state-text';
import type { Journal, State } from '../../plan/state/state';
import { lockStateFile } from './state-lock';

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
export function readState(path: string, absolute: string, owner: StateOwner): State {
  if (!existsSync(absolute)) return { ...owner, profiles: new Map(), pending: new Map() };
  try {
    const state = parseState(readTextFile(absolute));
    if (state.base !== owner.base) throw new HumanError(`it is of ${state.base}, not of ${owner.base}.`);
    const { tenant } = state;
    if (tenant !== undefined && owner.tenant !== undefined && tenant.toLowerCase() !== owner.tenant.toLowerCase()) {
      throw new HumanError(`it is of the tenant ${tenant}, and the token is of ${owner.tenant}.`);
    }
    return { ...state, tenant: tenant ?? owner.tenant };
  } catch (error) {
    throw HumanError.is(error) ? new HumanError(`${path}: ${error.message}`) : error;
  }
}

/** A state that is only read. */
export function readOnlyJournal(state: State, absolute: string): Journal {
  const nothing = () => Promise.resolve();
  return { ...lookups(state, absolute), begin: nothing, settle: nothing };
}

/**
 * Takes a state file for this run alone, and writes it whole at each step.
 *
 * @throws HumanError where another run has it, and as {@link readState}
 */
export async function openState(path: string, absolute: string, owner: StateOwner): Promise<OpenState> {
  const unlock = await lockStateFile(path, absolute);
  try {
    const state = readState(path, absolute, owner);
    const save = saver(path, absolute, () => stateText(state));
    const key = keyOf(absolute);
    const journal: Journal = {
      ...lookups(state, absolute),
      begin(adds) {
        for (const [file, pending] of adds) state.pending.set(key(file), pending);
        return save();
      },
      settle(settled) {
        for (const { file, profile, stillPending } of settled) {
          if (profile === null) state.profiles.delete(key(file));
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

/** A file's path as the state has it: relative to the state, with `/`. */
const keyOf = (state: string) => (file: string) => {
  const path = relative(dirname(state), file);
  // On another drive of Windows there is no relative one.
  return isAbsolute(path) ? path : path.split(sep).join('/');
};

function lookups(state: State, absolute: string): Pick<Journal, 'profile' | 'pending' | 'profiles'> {
  const key = keyOf(absolute);
  return {
    profile: (file) => state.profiles.get(key(file)),
    pending: (file) => state.pending.get(key(file)),
    profiles: () => [...state.profiles].map(([path, profile]) => [resolve(dirname(absolute), path), profile] as const),
  };
}

/**
 * Writes at most one text at a time; whoever asks meanwhile gets the next one, together with all others who wait for it.
 * Resolved when what was there at the time of asking can't get lost any more.
 */
function saver(path: string, absolute: string, text: () => string): () => Promise<void> {
  let writing: Promise<void> = Promise.resolve();
  let next: Promise<void> | undefined;
  const write = async () => {
    next = undefined;
    try {
      await writeFileSafely(absolute, text(), { flush: true });
    } catch (error) {
      const why = HumanError.is(error) ? error.message : fileSentence(error);
      throw new HumanError(`${path} can't be written, so nothing more was sent: ${why}`, [], { cause: error });
    }
  };
  return () => {
    next ??= writing = writing.catch(() => undefined).then(write);
    return next;
  };
}
