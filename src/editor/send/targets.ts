import * as vscode from 'vscode';
import type { Account } from '../../auth/account';
import { askToSignInAgain } from '../../auth/sign-in-error';
import type { SignInTarget } from '../../auth/sign-in-target';
import { HumanError } from '../../errors';
import { environments, isRemote, placeOf, type Environment, type EnvironmentName } from '../../request/environment';
import type { Target } from '../../transport/target';
import { chosenEnvironment, knowsClientId, remoteEnvironment, remotes } from '../settings/environment-settings';
import type { SandboxHost } from '../sandbox/sandbox-host';
import { guideFirstSignIn, type SignInServices } from '../sign-in/first-sign-in';
import type { ProgressControls } from '../host/progress';
import { noticeText } from '../host/shown-text';
import { preferredFlow, signInNow } from '../sign-in/sign-in';
import type { DigestKey } from '../host/digest-key';
import type { FileRecords } from '../host/file-records';
import type { VirtualDocuments } from '../host/virtual-documents';
import type { LastResponse } from '../panel/response-body';
import type { PanelServices } from '../panel/response-panel';
import type { Payloads } from '../problems/payloads';

/** What a target is made of. */
export interface TargetServices extends SignInServices {
  readonly sandbox: Pick<SandboxHost, 'target'>;
}

/** What reading without asking works with. */
export interface QuietServices {
  readonly auth: Pick<TargetServices['auth'], 'current' | 'credential'>;
  readonly sandbox: Pick<SandboxHost, 'target'>;
}

/** Whoever asks for a target may give up, and is told what takes so long. */
export interface TargetOptions {
  readonly signal: AbortSignal;
  readonly report: (message: string) => void;
  /** Wraps whatever is asked of the person. */
  readonly asking: ProgressControls['asking'];
}

/** The environment alone, for previews: nobody is asked, nothing is signed in. @throws HumanError */
export async function previewEnvironment(services: QuietServices): Promise<PreviewEnvironment> {
  const name = chosenEnvironment();
  if (!isRemote(name)) return { ...(await services.sandbox.target()).environment, isAnonymous: false };
  const { environment, signIn } = remoteEnvironment(name);
  return { ...ofTenant(environment, signIn && services.auth.current(signIn)), isAnonymous: !signIn };
}

interface PreviewEnvironment extends Environment {
  /** Nobody signs in, so requests go out without a token. */
  readonly isAnonymous: boolean;
}

const ofTenant = (environment: Environment, account: Account | undefined): Environment =>
  account ? { ...environment, tenantId: account.tenantId } : environment;

/**
 * The chosen environment, or another one, ready to send to: the sandbox is started, or somebody is signed in.
 *
 * @throws Cancelled; HumanError, in a workspace that is not trusted for anything but the sandbox
 */
export async function target(
  services: TargetServices,
  options: TargetOptions,
  name: EnvironmentName = chosenEnvironment(),
): Promise<Target> {
  if (!isRemote(name)) return services.sandbox.target();
  // Nobody shall sign in for a request that would not go out.
  if (!vscode.workspace.isTrusted) throw untrusted({ name, label: environments[name].title });
  if (remotes[name].isGuided) await options.asking(() => guideFirstSignIn(services, options.signal));
  const { environment, signIn } = remoteEnvironment(name);
  if (!signIn) return { environment, credential: { kind: 'none' } };
  const account = services.auth.current(signIn) ?? (await signInFirst(services, signIn, options));
  const credential = services.auth.credential(signIn, account, async (reason, { name: who }) => {
    const choice = await vscode.window.showWarningMessage(noticeText(askToSignInAgain(reason, who)), 'Sign In');
    return choice === 'Sign In' ? preferredFlow(services, signIn) : undefined;
  });
  return {
    environment: ofTenant(environment, account),
    credential: { kind: 'bearer', credential, scopes: signIn.scopes, hosts: signIn.hosts },
    identity: { signIn, account, credential },
  };
}

/**
 * The environment as far as it is known without asking, starting or signing in anybody: for what is remembered of files.
 *
 * @throws HumanError that names the setting that is missing or wrong
 */
export function knownEnvironment(name: EnvironmentName, auth: Pick<TargetServices['auth'], 'current'>): Environment {
  if (!isRemote(name)) return { name, label: environments[name].place, base: '' };
  const { environment, signIn } = remoteEnvironment(name);
  return ofTenant(environment, signIn && auth.current(signIn));
}

/**
 * An environment to read from, as whoever is signed in already: nobody is asked anything, as when VS Code restores its
 * windows.
 *
 * @throws HumanError where nobody is signed in, the workspace is not trusted, or a setting is missing or wrong
 */
export async function quietTarget(services: QuietServices, name: EnvironmentName): Promise<Target> {
  if (!isRemote(name)) return services.sandbox.target();
  if (!vscode.workspace.isTrusted) throw untrusted({ name, label: environments[name].title });
  const notSignedIn = (place: string) => new HumanError(`You aren’t signed in to ${place}.`, [{ action: 'signIn' }]);
  if (remotes[name].isGuided && !knowsClientId()) throw notSignedIn(environments[name].place);
  const { environment, signIn } = remoteEnvironment(name);
  if (!signIn) return { environment, credential: { kind: 'none' } };
  const account = services.auth.current(signIn);
  if (!account) throw notSignedIn(placeOf(environment));
  const credential = services.auth.credential(signIn, account);
  return {
    environment: ofTenant(environment, account),
    credential: { kind: 'bearer', credential, scopes: signIn.scopes, hosts: signIn.hosts },
    identity: { signIn, account, credential },
  };
}

function untrusted(environment: Pick<Environment, 'name' | 'label'>): HumanError {
  const reason = `This workspace isn’t trusted, so nothing is sent to ${placeOf(environment)}. Trust it, or select the sandbox.`;
  return new HumanError(reason, [{ action: 'manageTrust' }]);
}

async function signInFirst(
  services: TargetServices,
  signIn: SignInTarget,
  { signal, report }: TargetOptions,
): Promise<Account> {
  report('Signing in');
  try {
    return await signInNow(services, signIn, signal);
  } finally {
    report('');
  }
}

/** What sending, and previews of it, work with. */
export interface SendServices extends TargetServices, PanelServices {
  readonly sandbox: Pick<SandboxHost, 'target' | 'running'>;
  readonly log: vscode.LogOutputChannel;
  readonly snapshots: Payloads['snapshots'];
  readonly records: FileRecords;
  readonly digestKey: Pick<DigestKey, 'load'>;
  /** The chosen environment and tenant, as far as what is known of files belongs to them. */
  readonly livePlace: () => Environment | undefined;
  readonly documents: Pick<VirtualDocuments, 'open' | 'put'>;
  /** Fired with each attempt that has ended. */
  readonly ended: Pick<vscode.EventEmitter<LastResponse>, 'fire'>;
  /** The workspace's storage folder; undefined if no folder is open. */
  readonly storage: vscode.Uri | undefined;
  /** The payload files that are being sent, by themselves or in a plan, by `diskKey`. */
  readonly sending: Set<string>;
  /** Whether the person has said yes to this write among others. */
  readonly isAsked?: boolean;
}
