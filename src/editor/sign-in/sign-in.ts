import * as vscode from 'vscode';
import type { Account } from '../../auth/account';
import type { FlowChoice } from '../../auth/msal/flows';
import type { FlowId } from '../../auth/msal/flow';
import type { FileRecords } from '../host/file-records';
import { SignInError } from '../../auth/sign-in-error';
import type { SignInTarget } from '../../auth/sign-in-target';
import { Cancelled, HumanError } from '../../errors';
import { isRemote } from '../../request/environment';
import { chosenEnvironment, remoteEnvironment, remotes } from '../settings/environment-settings';
import { guideFirstSignIn, type SignInServices } from './first-sign-in';
import { labelText } from '../host/shown-text';

/** Whom the chosen environment signs in. @throws HumanError where it signs nobody in, or cannot */
function signInTarget(): SignInTarget {
  const name = chosenEnvironment();
  if (!isRemote(name)) {
    throw new HumanError('The sandbox needs no sign-in. Select another environment first.', [
      { action: 'selectEnvironment' },
    ]);
  }
  const { signIn } = remoteEnvironment(name);
  if (!signIn) throw new HumanError('The custom environment is set to send no token, so there is no sign-in.');
  return signIn;
}

/**
 * Signs in, in the way that the person chooses, or switches to an account that is signed in already.
 *
 * @param wantedFlow a flow's id, to take it without asking
 */
export async function signIn(services: SignInServices, wantedFlow?: string): Promise<Account> {
  const name = chosenEnvironment();
  if (isRemote(name) && remotes[name].isGuided) await guideFirstSignIn(services);
  const target = signInTarget();
  const known = wantedFlow === undefined ? await switchAccount(services, target) : undefined;
  if (known) return known;
  const choices = await services.auth.flows(target, services.place);
  const flow = choices.find(({ id }) => id === wantedFlow)?.id ?? (await pickFlow(choices));
  return signInWith(services, target, flow);
}

/** Signs in with the fitting way, without asking: for a request that needs a token now, and shows its progress itself. */
export async function signInNow(services: SignInServices, target: SignInTarget, signal: AbortSignal): Promise<Account> {
  return signInQuietly(services, target, await preferredFlow(services, target), signal);
}

/** The way to sign in that fits where VS Code runs. */
export async function preferredFlow(services: SignInServices, target: SignInTarget): Promise<FlowId> {
  const choices = await services.auth.flows(target, services.place);
  return (choices.find(({ preferred }) => preferred) ?? choices[0])?.id ?? 'device-code';
}

function signInWith(services: SignInServices, target: SignInTarget, flow: FlowId): Promise<Account> {
  const options = { location: vscode.ProgressLocation.Notification, title: 'Signing in', cancellable: true };
  return Promise.resolve(
    vscode.window.withProgress(options, async (_, token) => {
      const controller = new AbortController();
      token.onCancellationRequested(() => controller.abort());
      return signInQuietly(services, target, flow, controller.signal);
    }),
  );
}

async function signInQuietly(services: SignInServices, target: SignInTarget, flow: FlowId, signal: AbortSignal) {
  const account = await services.auth.signIn(target, { flow, signal }).catch((error: unknown) => {
    throw withOtherWay(error, flow);
  });
  void services.reach('signedIn');
  vscode.window.setStatusBarMessage(`$(account) Signed in as ${labelText(account.name)}`, 5000);
  return account;
}

/** What may work where a way of signing in does not. */
const otherWays: Readonly<Partial<Record<FlowId, 'browser' | 'device-code'>>> = {
  browser: 'device-code',
  'device-code': 'browser',
};

/** The same failure, with the other way as its first action where that may help. */
function withOtherWay(error: unknown, flow: FlowId): unknown {
  const otherFlow = otherWays[flow];
  if (!otherFlow || !SignInError.is(error) || !(error.reason === 'flow-barred' || error.reason === 'timeout'))
    return error;
  return new SignInError(error.reason, error.message, [{ action: 'signIn', flow: otherFlow }, ...error.actions]);
}

/** Offers the accounts that are signed in; `undefined` to sign in another one. @throws Cancelled */
async function switchAccount({ auth }: SignInServices, target: SignInTarget): Promise<Account | undefined> {
  const accounts = await auth.accounts(target);
  if (accounts.length === 0) return undefined;
  const current = auth.current(target);
  const items = accounts.map((account) => accountItem(account, account.id === current?.id ? 'current' : undefined));
  const another = {
    label: 'Another account…',
    iconPath: new vscode.ThemeIcon('add'),
    description: '',
    account: undefined,
  };
  const picked = await vscode.window.showQuickPick([...items, another], {
    title: 'Sign In',
    placeHolder: 'Select an account',
  });
  if (!picked) throw new Cancelled();
  if (picked.account) await auth.select(target, picked.account);
  return picked.account;
}

/** A row of a pick. @param description the tenant unless given */
const accountItem = (account: Account, description = account.tenantId) => ({
  label: labelText(account.name),
  iconPath: new vscode.ThemeIcon('account'),
  description,
  account,
});

async function pickFlow(choices: readonly FlowChoice[]): Promise<FlowId> {
  const items = choices.map(({ id, label, detail, doubt, preferred }) => ({
    label,
    detail: doubt ?? detail,
    ...(preferred ? { description: 'recommended here' } : {}),
    id,
  }));
  const picked = await vscode.window.showQuickPick(items, {
    title: 'Sign In',
    placeHolder: 'Select how to sign in',
  });
  if (!picked) throw new Cancelled();
  return picked.id;
}

/** What is known of profiles in places where nobody is signed in any more. */
interface ProfileRecords {
  readonly records: Pick<FileRecords, 'forgetKnown'>;
}

/**
 * Signs out one account, or everybody: tokens and secrets are gone. Also from the sandbox, and with settings that signed in
 * somebody else.
 */
export async function signOut({ auth, records }: SignInServices & ProfileRecords): Promise<{ signedOut: string }> {
  const target = signInTargetOrWhyNot();
  const known = target instanceof Error ? undefined : target;
  const accounts = known ? await auth.accounts(known) : [];
  const others = await auth.hasOtherSessions(known);
  if (accounts.length === 0 && !others) {
    throw target instanceof Error ? target : new HumanError('Nobody is signed in.');
  }
  const [only] = accounts;
  const account = only && accounts.length === 1 && !others ? only : await pickWhoLeaves(accounts);
  if (known && account) await auth.signOut(known, account);
  else {
    await auth.signOutEverywhere();
    records.forgetKnown();
  }
  const signedOut = account?.name ?? 'everyone';
  vscode.window.setStatusBarMessage(`Signed out ${labelText(signedOut)}`, 5000);
  return { signedOut };
}

/** Without the guide of the first time: who has no client id yet may still have signed in before. */
function signInTargetOrWhyNot(): SignInTarget | HumanError {
  try {
    return signInTarget();
  } catch (error) {
    if (HumanError.is(error)) return error;
    throw error;
  }
}

/** The account to sign out; `undefined` for everybody. @throws Cancelled */
async function pickWhoLeaves(accounts: readonly Account[]): Promise<Account | undefined> {
  const items = accounts.map((account) => accountItem(account));
  const everybody = {
    label: 'Everyone',
    iconPath: new vscode.ThemeIcon('organization'),
    description: 'in every environment',
    detail: 'Removes all tokens and secrets from secret storage, including those of earlier settings.',
    account: undefined,
  };
  const placeHolder =
    accounts.length > 0 ? 'Select who to sign out' : 'Nobody is signed in to this environment. Sign out everyone else?';
  const picked = await vscode.window.showQuickPick([...items, everybody], { title: 'Sign Out', placeHolder });
  if (!picked) throw new Cancelled();
  return picked.account;
}
