import { homedir } from 'node:os';
import * as vscode from 'vscode';
import { bodyFileName, bodyPieces, wholeBody, type JsonForm } from '../../response/answer-body';
import { fileSentence } from '../../files/file-sentence';
import { HumanError } from '../../errors';
import type { Attempt } from '../../response/attempt';
import type { ResponseView } from '../../response/view';
import { onHostThread } from '../../text/host-thread';
import { workOut } from '../problems/work-out';
import { liveScheme, type VirtualDocuments } from '../host/virtual-documents';
import { writePieces } from '../host/write-pieces';

/** How the newest attempt ended, with the payload that it was of. In memory alone. */
export interface LastResponse {
  readonly attempt: Attempt;
  readonly view: ResponseView;
  readonly payload: vscode.Uri;
}

/** Where the newest attempt is asked for, and opened. */
export interface ResponseServices {
  /** @throws HumanError from `lastResponse` when there is none, or another one is under way */
  readonly panel: { lastResponse(): LastResponse };
  readonly documents: Pick<VirtualDocuments, 'open' | 'put'>;
}

/** The whole body as it is shown: pretty-printed, an echoed token taken out. Empty where there is none. */
export async function bodyOf({ attempt: { result }, view }: LastResponse, json?: JsonForm): Promise<string> {
  return result.ok && view.answer ? wholeBody(workOut, result.answer, view.answer.body.form, json) : '';
}

/** Opens the whole body of the newest answer, read-only. */
export async function openResponseBody({ panel, documents }: ResponseServices): Promise<void> {
  const last = panel.lastResponse();
  const text = await bodyOf(last);
  const name = bodyFileName(last.view);
  if (text.length <= onHostThread.open) await documents.open(name, text);
  else await vscode.commands.executeCommand('vscode.open', documents.put(name, text), { preview: false });
}

/**
 * Asks where to, and writes the whole body there. Returns the file's URI; undefined when the person chose none.
 *
 * @throws HumanError when it cannot be written
 */
export async function saveResponseBody({ panel }: ResponseServices): Promise<string | undefined> {
  const { attempt, payload, view } = panel.lastResponse();
  if (!attempt.result.ok || !view.answer) throw new HumanError('There is no response to save.');
  // Neither a new payload nor a deleted profile has one.
  const hasFolder = payload.scheme !== 'untitled' && payload.scheme !== liveScheme;
  const folder = hasFolder ? vscode.Uri.joinPath(payload, '..') : vscode.Uri.file(homedir());
  const defaultUri = vscode.Uri.joinPath(folder, bodyFileName(view));
  const target = await vscode.window.showSaveDialog({ title: 'Save Response Body', defaultUri });
  if (!target) return undefined;
  const pieces = bodyPieces(workOut, attempt.result.answer, view.answer.body.form);
  try {
    await writePieces(target, pieces);
  } catch (error) {
    throw new HumanError(`The response can’t be saved: ${fileSentence(error)}`, [], { cause: error });
  }
  return target.toString();
}
