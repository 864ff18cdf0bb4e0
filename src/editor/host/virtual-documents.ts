import * as vscode from 'vscode';

/** Live profiles, as a read-only file system. */
export const liveScheme = 'secprofile';

/** Apart from live profiles, whose scheme has a file system behind it. */
export const virtualScheme = 'secprofile-text';

/** At most so many answers and previews are kept; older ones stay open, but empty out when VS Code asks for them again. */
const kept = 20;

/** Read-only documents for texts that are not files: answers, previews, lists. Held in memory alone. */
export class VirtualDocuments implements vscode.TextDocumentContentProvider {
  private readonly texts = new Map<string, string>();
  private count = 0;

  provideTextDocumentContent(uri: vscode.Uri): string {
    return this.texts.get(uri.path) ?? '';
  }

  /** Keeps the text under a file name, which tells VS Code the language. Nothing is opened. */
  put(name: string, text: string): vscode.Uri {
    this.count += 1;
    return this.keep(`/${this.count}/${name}`, text);
  }

  /** Opens the text under a file name. */
  async open(name: string, text: string, options: ShowOptions = {}): Promise<void> {
    await show(this.put(name, text), options);
  }

  private keep(path: string, text: string): vscode.Uri {
    this.texts.delete(path);
    this.texts.set(path, text);
    const [oldest] = this.texts.keys();
    if (this.texts.size > kept && oldest !== undefined) this.texts.delete(oldest);
    return vscode.Uri.from({ scheme: virtualScheme, path });
  }
}

interface ShowOptions extends vscode.TextDocumentShowOptions {
  /** The language, if no extension knows the file name. */
  readonly languageId?: string;
}

async function show(uri: vscode.Uri, { languageId, ...options }: ShowOptions): Promise<void> {
  const document = await vscode.workspace.openTextDocument(uri);
  await vscode.window.showTextDocument(document, { preview: false, ...options });
  if (languageId !== undefined && document.languageId === 'plaintext') {
    await vscode.languages.setTextDocumentLanguage(document, languageId);
  }
}

/** Lets VS Code ask for the texts until it is disposed. */
export function registerVirtualDocuments({ documents }: { readonly documents: VirtualDocuments }): vscode.Disposable {
  return vscode.workspace.registerTextDocumentContentProvider(virtualScheme, documents);
}
