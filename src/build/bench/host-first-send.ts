import * as vscode from 'vscode';
import type { SendOutcome } from '../../editor/send/send-outcome';
import { extensionUnderTest } from '../vscode-host/activation-marks';
import { figuresPrefix, milliseconds } from './row';
import { rest } from './turns';

/** An Add, from the command until the request goes out. Milliseconds. */
export type SendFigures = readonly number[];

const sends = 5;

/** Runs inside an extension host, in a folder with one payload: opens it as a person would, and adds it to the sandbox. */
export async function run(): Promise<void> {
  const [file] = await vscode.workspace.findFiles('*.secprofile.json');
  if (!file) throw new Error('There is no payload');
  await vscode.window.showTextDocument(file);
  await extensionUnderTest().activate();
  // Whoever reads a payload before sending it gives the sender time to load.
  await rest();
  await rest();
  const figures: number[] = [];
  for (let count = 0; count < sends; count += 1) {
    let outcome: SendOutcome | undefined;
    const took = await milliseconds(async () => {
      outcome = await vscode.commands.executeCommand<SendOutcome>('securityProfiles.add', file);
    });
    if (!outcome?.response) throw new Error(`Not added: ${outcome?.error ?? 'no outcome'}`);
    figures.push(took - outcome.response.durationMs);
  }
  console.log(figuresPrefix + JSON.stringify(figures));
}
