import * as vscode from 'vscode';
import { detailsForAdmin, type Access } from '../../auth/access';
import { HumanError } from '../../errors';
import type { Copyable } from '../../panel/protocol';
import { summaryOfDetails } from '../../response/summary';
import { bodyOf, type LastResponse } from './response-body';

const copyables: Readonly<Record<Copyable, (last: LastResponse) => string>> = {
  body: bodyOf,
  requestId: ({ view }) => view.answer?.requestId ?? '',
  clientRequestId: ({ view }) => view.request.clientRequestId ?? '',
  headers: ({ view }) => (view.answer?.headers ?? []).map(([name, value]) => `${name}: ${value}`).join('\n'),
  details: ({ view }) => summaryOfDetails(view),
};

/** What a copy button of the panel stands for. */
export function textToCopy(last: LastResponse, what: Copyable): string {
  return copyables[what](last);
}

/** Puts on the clipboard what an administrator needs to know of the newest attempt: no token, no secret. */
export async function copyAdminDetails({
  panel,
}: {
  readonly panel: { readonly lastAccess: Access | undefined };
}): Promise<string> {
  const access = panel.lastAccess;
  if (!access) throw new HumanError('There is nothing to copy yet. Sign in and send a request first.');
  const text = detailsForAdmin(access, Date.now());
  await vscode.env.clipboard.writeText(text);
  vscode.window.setStatusBarMessage('Copied the details for your admin', 3000);
  return text;
}
