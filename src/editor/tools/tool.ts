import * as vscode from 'vscode';
import type { Snapshots } from '../problems/snapshots';
import type { SendServices } from '../send/targets';
import { resultText } from './result-text';

/** What a tool gives back: plain data, as JSON. */
export const toolResult = (...result: Parameters<typeof resultText>): vscode.LanguageModelToolResult =>
  new vscode.LanguageModelToolResult([new vscode.LanguageModelTextPart(resultText(...result))]);

/** Gives up when VS Code does. @throws Error with these words if it has already */
export function signalOf(token: vscode.CancellationToken, canceled: string): AbortSignal {
  if (token.isCancellationRequested) throw new Error(canceled);
  const controller = new AbortController();
  token.onCancellationRequested(() => controller.abort());
  return controller.signal;
}

/** What tools work with. */
export interface ToolServices extends SendServices {
  readonly extensionUri: vscode.Uri;
  readonly snapshots: SendServices['snapshots'] & Pick<Snapshots, 'checkText'>;
}
