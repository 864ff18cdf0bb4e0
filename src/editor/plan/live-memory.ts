import * as vscode from 'vscode';
import { knownUnder, mayLag, type RememberedProfile } from '../../difference/remembered-profile';
import { rootMembers } from '../../difference/root-members';
import type { Learned } from '../../plan/apply/outgoing';
import type { WriteMemory } from '../../plan/make-plan';
import type { PayloadFile } from '../../plan/payload-file';
import type { Environment } from '../../request/environment';
import type { FileRecords } from '../host/file-records';
import { workOut } from '../problems/work-out';

/**
 * What is known about the members of live profiles, as for single writes (contract §10.2 (6), §10.3): it tells which reads
 * lag, and collects what planning and applying find out for the records.
 */
export class LiveMemory implements WriteMemory {
  /** By the text of a file's URI. */
  readonly learned = new Map<string, RememberedProfile>();

  constructor(
    private readonly records: Pick<FileRecords, 'knownOf'>,
    private readonly environment: Environment,
    readonly key: string,
    private readonly now: () => number,
  ) {}

  recent({ absolute, id }: PayloadFile): RememberedProfile | undefined {
    const remembered = knownUnder(this.key, this.#remembered(absolute));
    return remembered && remembered.id === id && mayLag(remembered, this.now()) ? remembered : undefined;
  }

  unchanged(file: PayloadFile, profile: RememberedProfile): void {
    if (JSON.stringify(this.#remembered(file.absolute)) !== JSON.stringify(profile))
      this.learned.set(file.absolute, profile);
  }

  /** What a write left. A read that lags says nothing about it. */
  async learn({ row: { absolute }, send, id, etag, members: answer, from }: Learned): Promise<void> {
    if (send.what === 'delete') return;
    const writtenAt = this.now();
    const written =
      send.what === 'add'
        ? { sent: [...rootMembers(send.payload.document).values.keys()], before: undefined }
        : {
            sent: send.difference.changes.map(({ property }) => property),
            before: await workOut('digestsOf', send.live, send.payload, this.key),
          };
    const about = { id, etag, writtenAt, ...written, answer };
    const left = await workOut('knownAfterWrite', send.payload, about, this.key);
    const guess = from === 'read' ? this.learned.get(absolute) : undefined;
    if (guess && (!answer || (await workOut('showsBefore', answer, guess, send.payload, this.key)))) return;
    this.learned.set(absolute, left);
  }

  #remembered(file: string): RememberedProfile | undefined {
    return this.records.knownOf(vscode.Uri.parse(file, true), this.environment);
  }
}
