import { createHash, randomUUID } from 'node:crypto';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { createFileSafely, createFolder } from '../../files/create-file';
import { readTextPatiently } from '../../files/read-text-file';
import { isGuid } from '../../text/guid';

/** What the place of the file depends on, so that a test can be on any system. */
export interface MachineSystem {
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly home: string;
}

/**
 * The file with a machine's random id, where programs of a person keep what belongs to one machine. It is named after what
 * the system calls the machine: a home folder that is shared or was copied has another one for each.
 *
 * @param systemId `/etc/machine-id` or its like; empty where there is none
 */
export function machineIdFile({ platform, env, home }: MachineSystem, systemId: string): string {
  const state = {
    win32: env['LOCALAPPDATA'] || join(home, 'AppData', 'Local'),
    darwin: join(home, 'Library', 'Application Support'),
  }[platform as string];
  const folder = state ?? (env['XDG_STATE_HOME'] || join(home, '.local', 'state'));
  const suffix = systemId === '' ? '' : `-${createHash('sha256').update(systemId).digest('hex').slice(0, 16)}`;
  return join(folder, 'secprofile', `machine-id${suffix}`);
}

/** The id in the file, which is made if it is not there; empty where it can be neither read nor written. */
export async function storedMachineId(path: string): Promise<string> {
  try {
    await createFolder(dirname(path));
    await createFileSafely(path, randomUUID());
    const id = (await readTextPatiently(path, { largest: 100 })).trim();
    return isGuid(id) ? id : '';
  } catch {
    return '';
  }
}

const ids = new Map<string, Promise<string>>();

/** This machine's random id: whatever it is called in a network, and whatever is copied from it. Empty where none can be kept. */
export function machineId(systemId: string): Promise<string> {
  const path = machineIdFile({ platform: process.platform, env: process.env, home: homedir() }, systemId);
  const id = ids.get(path) ?? storedMachineId(path);
  ids.set(path, id);
  return id;
}
