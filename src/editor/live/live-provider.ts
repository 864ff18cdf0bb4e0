import * as vscode from 'vscode';
import { liveScheme } from '../host/virtual-documents';

/** What live documents are read from. */
type Reader = Pick<vscode.FileSystemProvider, 'stat' | 'readFile'>;

/** Whatever would write. */
const refuse = (): never => {
  throw vscode.FileSystemError.NoPermissions('Live profiles are read-only. Use Edit as Payload….');
};

/** Live profiles as a read-only file system. Everything else loads when VS Code asks for the first one. */
export class LiveProvider implements vscode.FileSystemProvider, vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<vscode.FileChangeEvent[]>();

  readonly onDidChangeFile = this.#changed.event;

  constructor(private readonly reader: () => Promise<Reader>) {}

  /** Tells VS Code that a document has changed or is gone. */
  tell(change: vscode.FileChangeEvent): void {
    this.#changed.fire([change]);
  }

  async stat(uri: vscode.Uri): Promise<vscode.FileStat> {
    return (await this.reader()).stat(uri);
  }

  async readFile(uri: vscode.Uri): Promise<Uint8Array> {
    return (await this.reader()).readFile(uri);
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
  }
}

/**
 * Registers it during activation: VS Code restores its tabs as soon as we are active, and other extensions may open a live
 * document without a tab.
 */
export function registerLiveProfiles(live: LiveProvider): vscode.Disposable {
  return vscode.workspace.registerFileSystemProvider(liveScheme, live, {
    isCaseSensitive: true,
    isReadonly: new vscode.MarkdownString('This is the live profile. To change it, use **Edit as Payload…**.'),
  });
}
