import * as vscode from 'vscode';
import { detailsForAdmin } from '../../auth/access';
import { HumanError } from '../../errors';
import type { ResponsePanel } from '../panel/response-panel';

/** Puts on the clipboard what an administrator needs to know of the newest attempt: no token, no secret. */
export async function copyAdminDetails({ panel }: { readonly panel: ResponsePanel }): Promise<string> {
  const access = panel.lastAccess;
  if (!access) throw new HumanError('There is nothing to copy yet. Sign in and send a request first.');
  const text = detailsForAdmin(access, Date.now());
  await vscode.env.clipboard.writeText(text);
  vscode.window.setStatusBarMessage('Copied the details for your admin', 3000);
  return text;
}
