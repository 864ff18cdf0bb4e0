import * as vscode from 'vscode';
import { isPayloadFile } from '../../catalog/file-names';
import type { PayloadIndex } from './payload-index';

/**
 * Colors payload files by their problems, open or closed, as VS Code colors those that have marks. What the index does not
 * know yet is not read for it.
 */
export function registerFileColors({ index }: { readonly index: PayloadIndex }): vscode.Disposable {
  return vscode.window.registerFileDecorationProvider({
    onDidChangeFileDecorations: (listener, context) =>
      index.onDidInspect(
        (files) =>
          void listener.call(
            context,
            files.map(({ uri }) => uri),
          ),
      ),
    async provideFileDecoration(uri) {
      const counts = isPayloadFile(uri.path) ? index.countsOf(uri) : undefined;
      return typeof counts === 'object' ? (await import('./file-decoration')).decorationOf(counts) : undefined;
    },
  });
}
