import * as vscode from 'vscode';
import { cutBetweenCharacters } from '../../text/plain-text';
import type { Snapshots } from '../problems/snapshots';
import type { SendServices } from '../send/targets';

/** What a tool gives back: plain data, as JSON. Longer results than 8 KiB don't reach a model whole. */
const longestResult = 8000;

/** A tool's result for a model. A text that is too long is cut, and says so. */
export function toolResult(value: object): vscode.LanguageModelToolResult {
  const text = JSON.stringify(value);
  const short =
    text.length <= longestResult ? text : `${cutBetweenCharacters(text, longestResult)}… (cut; ask for less)`;
  return new vscode.LanguageModelToolResult([new vscode.LanguageModelTextPart(short)]);
}

/** Gives up when VS Code does. */
export function signalOf(token: vscode.CancellationToken): AbortSignal {
  const controller = new AbortController();
  if (token.isCancellationRequested) controller.abort();
  token.onCancellationRequested(() => controller.abort());
  return controller.signal;
}

/** What tools work with. */
export interface ToolServices extends SendServices {
  readonly extensionUri: vscode.Uri;
  readonly snapshots: SendServices['snapshots'] & Pick<Snapshots, 'checkText'>;
}
