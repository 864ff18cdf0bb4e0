import { baseName } from '../../catalog/file-names';
import type { CheckClient } from '../../validation/check-client';
import { statOfFile, textOfFile } from '../host/file-text';
import { uriKey } from '../host/disk-key';
import { knownOnDisk, stateOf, type ClosedFile, type KeptFile } from './kept-file';

/** A file that has to be read. */
interface Unread extends ClosedFile {
  readonly size: number;
  readonly state: string;
}

/** Bytes of files that are in memory at once, unless one alone is larger. */
const batchSize = 2 * 1024 * 1024;

/**
 * Checks files that VS Code has to read: those on another computer, in an extension's file system, or in an encoding other than
 * UTF-8. Never rejects.
 *
 * @returns what to keep of each, by `uriKey`
 */
export async function checkThroughEditor(
  client: Pick<CheckClient, 'inspect'>,
  files: readonly ClosedFile[],
): Promise<readonly (readonly [uri: string, KeptFile])[]> {
  const kept: (readonly [string, KeptFile])[] = [];
  const unread: Unread[] = [];
  for (const file of await Promise.all(files.map(look))) {
    if ('size' in file) unread.push(file);
    else kept.push([uriKey(file.uri), file.found]);
  }
  for (const batch of batchesOf(unread)) kept.push(...(await readAndCheck(client, batch)));
  return kept;
}

/** Without a state, so it is read again: another computer may be back the next time. */
const unreadable: KeptFile = { outcome: 'unreadable', state: '' };

async function look(file: ClosedFile): Promise<Unread | { readonly uri: ClosedFile['uri']; readonly found: KeptFile }> {
  const { uri, kept } = file;
  const stat = await statOfFile(uri).catch(() => undefined);
  if (!stat) return { uri, found: unreadable };
  const onDisk = file.onDisk ?? `${stat.mtime} ${stat.size}`;
  if (kept && knownOnDisk(file) === onDisk) return { uri, found: kept };
  return { ...file, size: stat.size, state: stateOf(onDisk, file) };
}

async function readAndCheck(
  client: Pick<CheckClient, 'inspect'>,
  batch: readonly Unread[],
): Promise<readonly (readonly [uri: string, KeptFile])[]> {
  const read = await Promise.all(
    batch.map(async (file) => ({ file, text: await textOfFile(file.uri).catch(() => undefined) })),
  );
  const texts = read.flatMap(({ file, text }) => (text === undefined ? [] : [{ file, text }]));
  const jobs = texts.map(({ file, text }) => ({ text, options: { fileName: baseName(file.uri.path), ...file.as } }));
  // If the checking thread dies over one of them, the others must not suffer.
  const alone = () => Promise.all(jobs.map((job) => client.inspect([job]).catch(() => [])));
  const inspections = await client.inspect(jobs).catch(async () => (await alone()).map(([inspection]) => inspection));
  const found = new Map(texts.map(({ file }, at) => [file, inspections[at]]));
  return batch.map((file) => {
    const outcome = found.get(file);
    return [uriKey(file.uri), outcome ? { outcome, state: file.state } : unreadable];
  });
}

function batchesOf(files: readonly Unread[]): Unread[][] {
  const batches: Unread[][] = [];
  let room = 0;
  for (const file of files) {
    if (file.size > room) {
      batches.push([]);
      room = batchSize;
    }
    batches.at(-1)?.push(file);
    room -= file.size;
  }
  return batches;
}
