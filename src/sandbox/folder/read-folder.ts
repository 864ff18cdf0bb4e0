import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { HumanError } from '../../errors';
import { isPayloadFile } from '../../catalog/file-names';
import type { Kind } from '../../catalog/kinds';
import { bodyToSend } from '../../payload/body';
import { takeSnapshot } from '../../payload/snapshot';
import { maxBody } from '../wire/body';
import type { Check } from '../wire/call';

/** A payload file that can become a profile. */
export interface ReadyFile {
  readonly path: string;
  readonly kind: Kind;
  /** Strict JSON. */
  readonly body: string;
  /** The file's own `id`, in lower case, where it is a GUID. */
  readonly id: string | undefined;
}

/** A payload file that cannot, with the reason as a sentence. */
export interface RefusedFile {
  readonly path: string;
  readonly reason: string;
}

const guid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

async function payloadPaths(folder: string): Promise<string[]> {
  try {
    const entries = await readdir(folder, { recursive: true });
    return entries.filter((path) => isPayloadFile(path) && !path.includes('node_modules')).sort();
  } catch (error) {
    throw new HumanError(`The folder ${folder} cannot be read.`, [], { cause: error });
  }
}

async function readOne(path: string, check: Check): Promise<ReadyFile | RefusedFile> {
  if ((await stat(path)).size > maxBody) return { path, reason: 'It is larger than 4 MiB.' };
  const { payload } = takeSnapshot({ text: await readFile(path, 'utf8'), fileName: path });
  const { kind } = payload;
  if (!kind) return { path, reason: 'Neither its name nor its @odata.type tells the kind.' };
  const body = bodyToSend(payload, 'add');
  const error = check(kind.id, 'add', body).find(({ severity }) => severity === 'error');
  if (error) return { path, reason: error.message };
  return {
    path,
    kind,
    body,
    id: payload.id !== undefined && guid.test(payload.id) ? payload.id.toLowerCase() : undefined,
  };
}

/**
 * Reads and checks the payload files below a folder, in the order of their paths.
 *
 * @throws HumanError when the folder cannot be read
 */
export async function readFolder(
  folder: string,
  check: Check,
): Promise<{ readonly ready: readonly ReadyFile[]; readonly refused: readonly RefusedFile[] }> {
  const ready: ReadyFile[] = [];
  const refused: RefusedFile[] = [];
  for (const path of await payloadPaths(folder)) {
    const file = await readOne(join(folder, path), check).catch((error: unknown): RefusedFile => ({
      path: join(folder, path),
      reason: `It cannot be read (${String(error)}).`,
    }));
    if ('reason' in file) refused.push(file);
    else ready.push(file);
  }
  return { ready, refused };
}
