import * as vscode from 'vscode';
import { fileSentence } from '../../files/file-sentence';
import { plainText } from '../../text/plain-text';

/** What VS Code makes of the errors of a file system. */
const codes: Readonly<Record<string, string>> = {
  FileNotFound: 'ENOENT',
  FileIsADirectory: 'EISDIR',
  NoPermissions: 'EACCES',
};

/**
 * Why a document can't be opened, as {@link readFailure} says it. VS Code says in one text what it tried and why that failed,
 * with addresses; the file itself tells more plainly whether it is there.
 */
export async function openFailure(uri: vscode.Uri, error: unknown): Promise<string> {
  return readFailure(
    await Promise.resolve(vscode.workspace.fs.stat(uri)).then(
      () => error,
      (missing: unknown) => missing,
    ),
  );
}

/** Why a file can't be read, to follow its name and a colon: a sentence on one line. */
export function readFailure(error: unknown): string {
  if (!(error instanceof Error)) return 'the reason isn’t known.';
  const code = error instanceof vscode.FileSystemError ? codes[error.code] : undefined;
  const why = plainText(fileSentence(code === undefined ? error : { code }), 200);
  return /[.!?…]$/.test(why) ? why : `${why}.`;
}
