import * as vscode from 'vscode';

const scheme = 'secprofile';

/** At most so many answers and previews are kept; older ones stay open, but empty out when VS Code asks for them again. */
const kept = 20;

/** Read-only documents for texts that are not files: answers, previews. Held in memory alone. */
export class VirtualDocuments implements vscode.TextDocumentContentProvider {
  private readonly texts = new Map<string, string>();
  private count = 0;

  provideTextDocumentContent(uri: vscode.Uri): string {
    return this.texts.get(uri.path) ?? '';
  }

  /** Keeps the text under a file name, which tells VS Code the language. Nothing is opened. */
  put(name: string, text: string): vscode.Uri {
    this.count += 1;
    const path = `/${this.count}/${name}`;
    this.texts.set(path, text);
    const [oldest] = this.texts.keys();
    if (this.texts.size > kept && oldest !== undefined) this.texts.delete(oldest);
    return vscode.Uri.from({ scheme, path });
  }

  /** Opens the text under a file name. */
  async open(name: string, text: string, options?: vscode.TextDocumentShowOptions): Promise<void> {
    const document = await vscode.workspace.openTextDocument(this.put(name, text));
    await vscode.window.showTextDocument(document, { preview: false, ...options });
  }
}

/** Lets VS Code ask for the texts until it is disposed. */
export function registerVirtualDocuments({ documents }: { readonly documents: VirtualDocuments }): vscode.Disposable {
  return vscode.workspace.registerTextDocumentContentProvider(scheme, documents);
}
