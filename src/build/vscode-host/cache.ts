import { createHash, randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { patiently } from '../../files/patiently';
import { cacheRoot } from '../folders';

const marker = '.complete';

/** A name for `cached`, of what follows from a file: another content has another name. */
export const nameByContent = (kind: string, content: Uint8Array) =>
  `${kind}-${createHash('sha256').update(content).digest('hex').slice(0, 12)}`;

/**
 * The folder `.vscode-test/<name>`, filled by `fill` if it is not there yet.
 *
 * Filling happens in a folder of its own that is renamed at the end, so that a broken download never looks like a whole one
 * and two processes that start at once do not write into each other: the later one throws its copy away.
 */
export async function cached(name: string, fill: (folder: string) => Promise<void>): Promise<string> {
  const folder = path.join(cacheRoot, name);
  if (existsSync(path.join(folder, marker))) return folder;
  await removeAbandoned(name);
  const temporary = path.join(cacheRoot, `${name}.filling-${process.pid}-${randomUUID().slice(0, 8)}`);
  try {
    await mkdir(temporary, { recursive: true });
    await fill(temporary);
    await writeFile(path.join(temporary, marker), '');
    await patiently(folder, () => rename(temporary, folder)).catch((error: unknown) => {
      if (!existsSync(path.join(folder, marker))) throw error;
    });
  } finally {
    await rm(temporary, { recursive: true, force: true, maxRetries: 6 });
  }
  return folder;
}

/** Deletes half-filled copies that killed processes left behind. */
async function removeAbandoned(name: string): Promise<void> {
  await mkdir(cacheRoot, { recursive: true });
  for (const entry of await readdir(cacheRoot)) {
    const owner = entry.startsWith(`${name}.filling-`) ? Number(entry.split('-').at(-2)) : undefined;
    if (owner !== undefined && !isAlive(owner)) {
      await rm(path.join(cacheRoot, entry), { recursive: true, force: true, maxRetries: 6 });
    }
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
