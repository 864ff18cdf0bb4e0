import * as vscode from 'vscode';
import { HumanError } from '../../errors';
import { payloadDocument } from '../host/payload-document';
import type { SendServices } from './targets';

/** Forgets which profile a file was added as, in the chosen environment: it is one to add again. Returns the id. */
export async function forgetId(
  { records, livePlace }: Pick<SendServices, 'records' | 'livePlace'>,
  uri?: vscode.Uri,
): Promise<{ id: string }> {
  const document = await payloadDocument(uri);
  const environment = livePlace();
  const id = environment && records.knownOf(document.uri, environment)?.id;
  if (!environment || id === undefined) throw new HumanError('No ID is remembered for this file.');
  records.forgetId(document.uri, environment);
  vscode.window.setStatusBarMessage('Forgot the ID. Adding the file creates a new profile.', 5000);
  return { id };
}

/** Forgets everything that is known of live profiles, in every environment. The files stay as they are. */
export function forgetLive({ records }: Pick<SendServices, 'records'>): void {
  records.forgetKnown();
  vscode.window.setStatusBarMessage('Forgot what was known about live profiles', 5000);
}
