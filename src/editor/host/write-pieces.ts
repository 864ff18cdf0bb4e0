import * as vscode from 'vscode';
import { writeFileSafely } from '../../files/write-file';

/**
 * Writes the pieces of a text to a file, on this computer or another one, without holding up the thread for longer than a piece
 * takes.
 *
 * @throws errors of the file system
 */
export async function writePieces(target: vscode.Uri, pieces: Iterable<string> | AsyncIterable<string>): Promise<void> {
  if (target.scheme === 'file') await writeFileSafely(target.fsPath, pieces);
  else await vscode.workspace.fs.writeFile(target, await encoded(pieces));
}

/** A text as UTF-8, a piece at a time. */
async function encoded(pieces: Iterable<string> | AsyncIterable<string>): Promise<Uint8Array> {
  const encoder = new TextEncoder();
  const parts: Uint8Array[] = [];
  for await (const piece of pieces) {
    parts.push(encoder.encode(piece));
    await new Promise(setImmediate);
  }
  return Buffer.concat(parts);
}
