import * as fs from 'node:fs';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { HumanError } from '../../errors';
import type { Kind } from '../../catalog/kinds';
import { fileSentence } from '../../files/file-sentence';
import { readTextPatiently } from '../../files/read-text-file';
import { walk, type Found } from '../../files/walk';
import { bodyToSend } from '../../payload/intent';
import { takeSnapshot } from '../../payload/snapshot';
import { isGuid } from '../../text/guid';
import { isUsableId } from '../wire/read-profile-body';
import { maxBody } from '../wire/json-body';
import type { Backend } from '../wire/call';

/** A payload file that can become a profile. */
export interface ReadyFile {
  readonly path: string;
  readonly kind: Kind;
  /** Strict JSON. */
  readonly body: string;
  /** The file's own `id`: chosen by the client, or a GUID, in lower case. */
  readonly id: string | undefined;
}

/** A payload file that can't, and the reason as a sentence. */
export interface RefusedFile {
  readonly path: string;
  readonly reason: string;
}

const refusedBecause = (path: string, why: string): RefusedFile => ({
  path,
  reason: why.charAt(0).toUpperCase() + why.slice(1),
});

type Parts = Pick<Backend, 'catalog' | 'check'>;

/** @throws HumanError when the file cannot be read */
async function readOne(path: string, isRegular: boolean, { catalog, check }: Parts): Promise<ReadyFile | RefusedFile> {
  const text = await readTextPatiently(path, { largest: maxBody, isRegular });
  const { payload } = takeSnapshot({ catalog, text, fileName: path });
  const { kind, id } = payload;
  if (!kind) return { path, reason: 'Neither its name nor its @odata.type says what kind of profile it is.' };
  const body = bodyToSend(payload, 'add');
  const error = check(kind.id, 'add', body).find(({ severity }) => severity === 'error');
  if (error) return { path, reason: error.message };
  if (kind.serverSet.includes('id')) return { path, kind, body, id: id && isGuid(id) ? id.toLowerCase() : undefined };
  return isUsableId(id) ? { path, kind, body, id } : { path, reason: 'Its "id" is missing or cannot stand in a URL.' };
}

async function take(found: Found, parts: Parts): Promise<ReadyFile | RefusedFile> {
  if (found.what === 'outside') return refusedBecause(found.path, 'it is a link that leads out of the folder.');
  if (found.what === 'failed') return refusedBecause(found.path, fileSentence(found.error));
  try {
    return await readOne(found.path, found.isRegular, parts);
  } catch (error) {
    if (!HumanError.is(error)) throw error;
    return refusedBecause(found.path, error.message);
  }
}

/**
 * Reads and checks the payload files below a folder, in the order of their names. Yields between files, so that the window
 * stays responsive.
 *
 * @throws HumanError when the folder cannot be read
 */
export async function readFolder(
  folder: string,
  parts: Parts,
): Promise<{ readonly ready: readonly ReadyFile[]; readonly refused: readonly RefusedFile[] }> {
  const ready: ReadyFile[] = [];
  const refused: RefusedFile[] = [];
  for (const found of walk(fs, folder)) {
    if (found.what === 'failed' && found.path === folder) {
      throw new HumanError(`The folder ${folder} cannot be read: ${fileSentence(found.error)}`, [], {
        cause: found.error,
      });
    }
    const file = await take(found, parts);
    if ('reason' in file) refused.push(file);
    else ready.push(file);
    await nextTurn();
  }
  return { ready, refused };
}
