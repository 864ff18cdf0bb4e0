import type * as vscode from 'vscode';
import type { Kind, KindId } from '../../catalog/kinds';
import type { Environment } from '../../request/environment';
import type { FileRecords } from '../host/file-records';
import { uriKey } from '../host/disk-key';

/** What a payload file says about whose payload it is. */
interface KnownPayload {
  readonly uri: vscode.Uri;
  readonly kind: KindId | undefined;
  /** Its root `id`. */
  readonly id: string | undefined;
}

const keyOf = (kind: KindId, id: string) => `${kind} ${id.toLowerCase()}`;

/** Which payload files of the workspace belong to which live profiles: by their root `id`, or else by what they were added as. */
export class PayloadLinks {
  readonly #files = new Map<string, vscode.Uri[]>();
  readonly #ids = new Map<string, string>();
  readonly #kinds: ReadonlySet<KindId | undefined>;

  /** @param environment whose profiles they are; undefined if that isn’t known */
  constructor(
    payloads: readonly KnownPayload[],
    records: Pick<FileRecords, 'knownOf'>,
    environment: Environment | undefined,
  ) {
    this.#kinds = new Set(payloads.map(({ kind }) => kind));
    for (const { uri, kind, id: own } of payloads) {
      const id = own ?? (environment && records.knownOf(uri, environment)?.id);
      if (kind === undefined || id === undefined) continue;
      const files = this.#files.get(keyOf(kind, id));
      if (files) files.push(uri);
      else this.#files.set(keyOf(kind, id), [uri]);
      this.#ids.set(uriKey(uri), id);
    }
  }

  /** The payload files of a profile. */
  filesOf({ kind, id }: { readonly kind: Kind; readonly id: string }): readonly vscode.Uri[] {
    return this.#files.get(keyOf(kind.id, id)) ?? [];
  }

  /** Whether the workspace has payloads of a kind, added or not. */
  hasPayloads({ id }: Pick<Kind, 'id'>): boolean {
    return this.#kinds.has(id);
  }

  /** The id of the profile that a file belongs to. */
  idOf(file: vscode.Uri): string | undefined {
    return this.#ids.get(uriKey(file));
  }
}
