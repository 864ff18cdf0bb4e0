import * as vscode from 'vscode';
import { detailsForAdmin, missingAccess, tokenLines } from '../../auth/explain-access';
import { HumanError } from '../../errors';
import type { ResponseView } from '../../response/view';
import type { Target } from '../send/targets';

const adminCommand = '“Security Profiles: Copy Details for Your Admin” puts it all on the clipboard.';

/** Adds to a 401 or 403 what the token carried and what is probably missing; never the token. */
export function explainAccess(view: ResponseView, { identity }: Target): ResponseView {
  const status = view.answer?.status;
  const facts = identity?.credential.facts;
  if ((status !== 401 && status !== 403) || !facts) return view;
  const advice = [...view.advice, ...missingAccess(facts, identity.signIn, Date.now()), ...tokenLines(facts)];
  return { ...view, advice: [...advice, adminCommand] };
}

/** Puts on the clipboard what an administrator needs to know of the newest attempt: no token, no secret. */
export async function copyAdminDetails({ lastTarget }: { readonly lastTarget: Target | undefined }): Promise<string> {
  const identity = lastTarget?.identity;
  if (!identity) throw new HumanError('Nothing was sent with a sign-in in this session.');
  const text = detailsForAdmin(identity.signIn, identity.account, identity.credential.facts, Date.now());
  await vscode.env.clipboard.writeText(text);
  vscode.window.setStatusBarMessage('Copied the details for your admin', 3000);
  return text;
}
