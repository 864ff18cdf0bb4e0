import { setImmediate } from 'node:timers/promises';
import type * as vscode from 'vscode';
import type { CheckClient } from '../../validation/check-client';
import { openDocuments } from '../host/file-text';
import { uriKey } from '../host/disk-key';
import { checkOnDisk, isOnDisk } from './check-on-disk';
import { checkThroughEditor } from './check-through-editor';
import { openState, type ClosedFile, type KeptFile } from './kept-file';
import type { CheckedAs, Snapshots } from './snapshots';

let lastTurn: Promise<void> = Promise.resolve();

/** A turn of this thread for one batch alone: several may be answered at once, and together would block the thread. */
const ownTurn = () => (lastTurn = lastTurn.then(() => setImmediate()));

/** Checks payload files, many at once: open ones as their documents stand, the others as they are on disk. */
export class FileChecks {
  constructor(
    private readonly snapshots: Pick<Snapshots, 'check'>,
    private readonly client: () => Promise<Pick<CheckClient, 'inspect' | 'files'>>,
    private readonly checkedAs: () => (uri: vscode.Uri) => CheckedAs,
  ) {}

  /**
   * Checks files, except those whose state hasn't changed. Never rejects.
   *
   * @returns what to keep of each, by `uriKey`
   */
  async check(
    uris: readonly vscode.Uri[],
    keptOf: (uri: vscode.Uri) => KeptFile | undefined,
  ): Promise<ReadonlyMap<string, KeptFile>> {
    await ownTurn();
    const documents = openDocuments();
    const as = this.checkedAs();
    const open = uris.flatMap((uri) => documents.get(uriKey(uri)) ?? []);
    const closed = uris
      .filter((uri) => !documents.has(uriKey(uri)))
      .map((uri): ClosedFile => ({ uri, as: as(uri), kept: keptOf(uri) }));
    const [ofOpen, ofClosed] = await Promise.all([
      Promise.all(open.map(async (document) => [uriKey(document.uri), await this.#open(document)] as const)),
      this.#closed(closed),
    ]);
    await ownTurn();
    return new Map([...ofOpen, ...ofClosed]);
  }

  async #closed(files: readonly ClosedFile[]): Promise<Iterable<readonly [string, KeptFile]>> {
    const client = await this.client();
    const isLocal = isOnDisk();
    const { kept, undecoded } = await checkOnDisk(client, files.filter(isLocal));
    const others = files.filter((file) => !isLocal(file));
    return [...kept, ...(await checkThroughEditor(client, [...undecoded, ...others]))];
  }

  async #open(document: vscode.TextDocument): Promise<KeptFile> {
    const [{ inspectionOf }, checked] = await Promise.all([
      import('../../validation/inspect'),
      this.snapshots.check(document).catch(() => undefined),
    ]);
    return checked ? { outcome: inspectionOf(checked), state: openState } : { outcome: 'unreadable', state: '' };
  }
}
