import * as vscode from 'vscode';
import { detailsBeforeRegistration, detailsBeforeSignIn, detailsForAdmin, type Access } from '../../auth/access';
import type { SignInTarget } from '../../auth/sign-in-target';
import { HumanError } from '../../errors';
import { isRemote, type EnvironmentName } from '../../request/environment';
import { chosenEnvironment, graphCloud, knowsClientId, remoteEnvironment } from '../settings/environment-settings';

/**
 * Puts on the clipboard what an administrator needs to know: of the newest attempt, of the sign-in that is set up, or, where
 * none is, how to register an app. No token, no secret.
 *
 * @throws HumanError where nobody signs in, or a setting of the sign-in is missing
 */
export async function copyAdminDetails({
  panel,
}: {
  readonly panel: { readonly lastAccess: Access | undefined };
}): Promise<string> {
  const access = panel.lastAccess;
  const text = access ? detailsForAdmin(access, Date.now()) : detailsOfSetup();
  await vscode.env.clipboard.writeText(text);
  vscode.window.setStatusBarMessage('Copied the details for your admin', 3000);
  return text;
}

function detailsOfSetup(): string {
  const name = chosenEnvironment();
  if (name === 'graph' && !knowsClientId()) return detailsBeforeRegistration(graphCloud());
  return detailsBeforeSignIn(presentSignIn(name));
}

function presentSignIn(name: EnvironmentName): SignInTarget {
  const signIn = isRemote(name) ? remoteEnvironment(name).signIn : undefined;
  if (signIn) return signIn;
  throw new HumanError('Nobody signs in to this environment, so there is nothing to copy.', [
    { action: 'selectEnvironment' },
  ]);
}
