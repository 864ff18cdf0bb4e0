import * as vscode from 'vscode';
import type { DocumentServices, LiveDocuments } from './live-documents';
import { liveScheme } from '../host/virtual-documents';

/** Whatever would write. */
const refuse = (): never => {
  throw vscode.FileSystemError.NoPermissions('Live profiles are read-only. Use Edit as Payload….');
};

/** Live profiles as a file system, read-only for good. What reads them loads when VS Code asks for the first one. */
export class LiveProvider implements vscode.FileSystemProvider, vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<vscode.FileChangeEvent[]>();
  #documents: Promise<LiveDocuments> | undefined;

  readonly onDidChangeFile = this.#changed.event;

  constructor(private readonly services: DocumentServices) {}

  documents(): Promise<LiveDocuments> {
    return (this.#documents ??= import('./live-documents').then(
      (loaded) => new loaded.LiveDocuments(this.services, (change) => this.#changed.fire([change])),
    ));
  }

  async stat(uri: vscode.Uri): Promise<vscode.FileStat> {
    return (await this.documents()).stat(uri);
  }

  async readFile(uri: vscode.Uri): Promise<Uint8Array> {
    return (await this.documents()).readFile(uri);
  }

  /** What there is to follow, live documents follow by themselves. */
  watch(): vscode.Disposable {
    return new vscode.Disposable(() => undefined);
  }

  readDirectory(): [string, vscode.FileType][] {
    return [];
  }

  createDirectory = refuse;
  writeFile = refuse;
  delete = refuse;
  rename = refuse;

  dispose(): void {
    this.#changed.dispose();
    void this.#documents?.then((documents) => documents.dispose());
  }
}

/** Registers it before anything is awaited: VS Code restores its tabs as soon as we are active. */
export function registerLiveProfiles({ live }: { readonly live: LiveProvider }): vscode.Disposable {
  return vscode.workspace.registerFileSystemProvider(liveScheme, live, {
    isCaseSensitive: true,
    isReadonly: new vscode.MarkdownString('This is the live profile. To change it, use **Edit as Payload…**.'),
  });
}
