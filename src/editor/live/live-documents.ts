import * as vscode from 'vscode';
import type { JsonDocument } from '../../document/json-document';
import { HumanError } from '../../errors';
import { Disposables } from '../host/disposables';
import type { Payloads } from '../problems/payloads';
import { workOut } from '../problems/work-out';
import { followLive, type FollowServices } from './follow-live';
import { subjectOf, type LiveSubject } from './live-subject';
import { LiveTexts } from './live-texts';
import { liveText } from './live-text';
import { profileSource } from './open-source';
import type { LiveServices } from './services';

/** What live documents are made with. */
export interface DocumentServices extends LiveServices, FollowServices {
  readonly auth: LiveServices['auth'] & FollowServices['auth'];
  readonly sandbox: LiveServices['sandbox'] & FollowServices['sandbox'];
  readonly snapshots: Pick<Payloads['snapshots'], 'read'>;
}

/** A live document as VS Code got it last. */
interface Shown {
  readonly text: string;
  readonly bytes: Uint8Array;
  /** Grows with each change of the text, because only then does VS Code ask for it again. Milliseconds since 1970. */
  readonly mtime: number;
}

/**
 * The texts of live documents, read when VS Code asks for them and again when somebody looks at them. If one can’t be read, that
 * is a file system error with a sentence. Nobody is asked to sign in for it.
 */
export class LiveDocuments implements vscode.Disposable {
  readonly #held = new Disposables();
  readonly #shown = new Map<string, Shown>();
  readonly texts: LiveTexts;

  /** @param tell tells VS Code what changed */
  constructor(
    private readonly services: DocumentServices,
    private readonly tell: (change: vscode.FileChangeEvent) => void,
  ) {
    this.texts = new LiveTexts(async ({ environment, kind, id }) => {
      const source = await profileSource(this.services, environment, new AbortController().signal);
      return source.get(kind, id);
    });
    this.#held.add(followLive(this, services));
  }

  async stat(uri: vscode.Uri): Promise<vscode.FileStat> {
    const subject = subjectOf(uri);
    if (!subject) return { type: vscode.FileType.Directory, ctime: 0, mtime: 0, size: 0 };
    const { bytes, mtime } = await this.#show(uri, subject);
    const permissions = vscode.FilePermission.Readonly;
    return { type: vscode.FileType.File, ctime: 0, mtime, size: bytes.byteLength, permissions };
  }

  async readFile(uri: vscode.Uri): Promise<Uint8Array> {
    const subject = subjectOf(uri);
    if (!subject) throw vscode.FileSystemError.FileIsADirectory(uri);
    return (await this.#show(uri, subject)).bytes;
  }

  /** Reads these documents again and tells VS Code of those that changed or are gone. Never rejects. */
  async refresh(uris: readonly vscode.Uri[]): Promise<void> {
    await Promise.all(
      uris.map(async (uri) => {
        const subject = subjectOf(uri);
        if (!subject) return;
        // If it can’t be read at the moment, what was read before is better than nothing.
        const result = await this.texts.refresh(subject).catch(() => undefined);
        if (result?.ok) await this.rearrange(uri);
        else if (result?.failure.status === 404) this.tell({ type: vscode.FileChangeType.Deleted, uri });
      }),
    );
  }

  /** Arranges a document again from what was read before, because the payload that it is compared with has changed. */
  async rearrange(uri: vscode.Uri): Promise<void> {
    const before = this.#shown.get(uri.toString());
    const subject = subjectOf(uri);
    const after = subject && (await this.#show(uri, subject).catch(() => undefined));
    if (after && after !== before) this.tell({ type: vscode.FileChangeType.Changed, uri });
  }

  /** Somebody else may be signed in, or the address may be another. */
  forget(): void {
    this.texts.clear();
  }

  dispose(): void {
    this.#held.dispose();
  }

  async #show(uri: vscode.Uri, subject: LiveSubject): Promise<Shown> {
    const result = await this.texts.get(subject).catch((error: unknown) => {
      if (HumanError.is(error)) throw vscode.FileSystemError.Unavailable(error.message);
      throw error;
    });
    if (!result.ok) {
      const { status, message } = result.failure;
      if (status === 404) throw vscode.FileSystemError.FileNotFound(uri);
      throw vscode.FileSystemError.Unavailable(message);
    }
    const beside = subject.beside instanceof vscode.Uri ? await this.#payload(subject.beside) : subject.beside;
    const text = await liveText(result.value, beside, this.#shown.get(uri.toString())?.text, workOut);
    const before = this.#shown.get(uri.toString());
    if (before && text === before.text) return before;
    const changedAt = Date.parse(result.value.changedAt ?? '') || 0;
    const mtime = before ? Math.max(before.mtime + 1, changedAt) : changedAt || 1;
    const shown = { text, bytes: new TextEncoder().encode(text), mtime };
    this.#shown.set(uri.toString(), shown);
    return shown;
  }

  /** The payload in its editor, or else on disk; undefined if there is none anymore. */
  async #payload(uri: vscode.Uri): Promise<JsonDocument | undefined> {
    try {
      const document = await vscode.workspace.openTextDocument(uri);
      return (await this.services.snapshots.read(document)).payload.document;
    } catch {
      return undefined;
    }
  }
}
