import type * as vscode from 'vscode';
import { baseName } from '../../catalog/file-names';
import type { CheckClient } from '../../validation/check-client';
import { openDocument, statOfFile, textOfFile } from '../host/file-text';
import type { CheckedAs, Snapshots } from './snapshots';
import type { Inspection } from '../../validation/inspect';

/** What is kept of a file, and of which state of it. */
export interface KeptFile {
  readonly inspection: Inspection;
  /** Equal states give equal inspections. */
  readonly state: string;
}

/** The state of an open document, whose snapshots know whether it has changed. */
export const openState = 'open';

/** A file on disk that has to be read. */
interface Unread {
  readonly uri: vscode.Uri;
  readonly size: number;
  readonly state: string;
}

/** Bytes of files that are in memory at once, unless one alone is larger. */
const batchSize = 2 * 1024 * 1024;

/** Checks payload files, many at once: open ones as their documents stand, the others as they are on disk. */
export class FileChecks {
  constructor(
    private readonly snapshots: Pick<Snapshots, 'check'>,
    private readonly client: () => Promise<Pick<CheckClient, 'inspect'>>,
    private readonly checkedAs: (uri: vscode.Uri) => CheckedAs,
  ) {}

  /**
   * Checks files; one whose state is the known one is neither read nor checked. Never rejects.
   *
   * @returns what is to be kept of each, by URI; nothing of those that cannot be read
   */
  async check(
    uris: readonly vscode.Uri[],
    known: (uri: vscode.Uri) => KeptFile | undefined,
  ): Promise<ReadonlyMap<string, KeptFile>> {
    const kept = new Map<string, KeptFile>();
    const unread: Unread[] = [];
    await Promise.all(
      uris.map(async (uri) => {
        const found = await this.#look(uri, known(uri)).catch(() => undefined);
        if (found && 'inspection' in found) kept.set(uri.toString(), found);
        else if (found) unread.push(found);
      }),
    );
    for (const batch of batchesOf(unread)) {
      for (const [key, checked] of await this.#read(batch)) kept.set(key, checked);
    }
    return kept;
  }

  async #look(uri: vscode.Uri, known: KeptFile | undefined): Promise<KeptFile | Unread> {
    const open = openDocument(uri);
    if (open) {
      const [{ inspectionOf }, checked] = await Promise.all([
        import('../../validation/inspect'),
        this.snapshots.check(open),
      ]);
      return { inspection: inspectionOf(checked), state: openState };
    }
    const { mtime, size } = await statOfFile(uri);
    const state = `${mtime} ${size} ${JSON.stringify(this.checkedAs(uri))}`;
    return known?.state === state ? known : { uri, size, state };
  }

  async #read(batch: readonly Unread[]): Promise<readonly (readonly [string, KeptFile])[]> {
    const read = await Promise.all(
      batch.map(async (file) => ({ ...file, text: await textOfFile(file.uri).catch(() => undefined) })),
    );
    const files = read.flatMap(({ text, ...file }) => (text === undefined ? [] : [{ ...file, text }]));
    const jobs = files.map(({ uri, text }) => ({
      text,
      options: { fileName: baseName(uri.path), ...this.checkedAs(uri) },
    }));
    const client = await this.client();
    // Where the checking thread dies over one of them, the others must not suffer.
    const alone = () => Promise.all(jobs.map((job) => client.inspect([job]).catch(() => [])));
    const inspections = await client.inspect(jobs).catch(async () => (await alone()).map(([inspection]) => inspection));
    return files.flatMap(({ uri, state }, index) => {
      const inspection = inspections[index];
      return inspection ? [[uri.toString(), { inspection, state }] as const] : [];
    });
  }
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
