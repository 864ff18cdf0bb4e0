import type { AuthenticationResult, ConfidentialClientApplication, PublicClientApplication } from '@azure/msal-node';
import type { Account } from '../account';
import type { AppSecret } from '../app-secret';
import type { AuthPorts, Host } from '../ports';
import type { SignInTarget } from '../sign-in-target';
import { signInApp } from './app-flow';
import { signInWithBrowser } from './browser-flow';
import { signInWithDeviceCode } from './device-code-flow';

export type FlowId = 'browser' | 'device-code' | 'client-secret' | 'certificate';

/** What a flow works with. */
export interface FlowContext {
  readonly target: SignInTarget;
  readonly ports: AuthPorts;
  /** Ends the sign-in: the person, or its time limit. */
  readonly signal: AbortSignal;
  /** Who shall sign in, when it is to be the same again. */
  readonly account: Account | undefined;
  /** What a service asked for in a challenge, as JSON. */
  readonly claims: string | undefined;
  readonly person: () => PublicClientApplication;
  readonly app: (secret: AppSecret) => ConfidentialClientApplication;
}

/** How a flow ended. `keep`: what the app proved itself with, to be stored. */
export interface FlowResult {
  readonly result: AuthenticationResult;
  readonly keep?: AppSecret;
}

export interface SignInFlow {
  readonly id: FlowId;
  readonly label: string;
  readonly detail: string;
  readonly who: Account['kind'];
  /** Whether a browser must reach the machine on which the extension runs. */
  readonly localBrowser: boolean;
  readonly run: (context: FlowContext) => Promise<FlowResult>;
}

/** The ways to sign in, the most comfortable first. */
export const flows: readonly SignInFlow[] = [
  {
    id: 'browser',
    label: 'Browser',
    detail: 'Opens the sign-in page; the answer comes back to this machine.',
    who: 'person',
    localBrowser: true,
    run: signInWithBrowser,
  },
  {
    id: 'device-code',
    label: 'Device Code',
    detail: 'Shows a code to type in a browser on any machine.',
    who: 'person',
    localBrowser: false,
    run: signInWithDeviceCode,
  },
  {
    id: 'client-secret',
    label: 'App with Client Secret',
    detail: 'Signs in as the app itself, without a person.',
    who: 'app',
    localBrowser: false,
    run: signInApp('secret'),
  },
  {
    id: 'certificate',
    label: 'App with Certificate',
    detail: 'Signs in as the app itself, without a person.',
    who: 'app',
    localBrowser: false,
    run: signInApp('certificate'),
  },
];

/** A flow as a person chooses it. */
export interface FlowChoice extends Pick<SignInFlow, 'id' | 'label' | 'detail' | 'who'> {
  /** The one to take without asking. */
  readonly preferred: boolean;
  /** Why it will probably not work here; it may be tried all the same. */
  readonly doubt?: string;
}

/** Every flow, those that fit the host first; none is hidden, because a host can be wrong about itself. */
export function flowChoices(host: Host): readonly FlowChoice[] {
  const far = host.remote || host.web;
  const choices = flows.map(({ id, label, detail, who, localBrowser }) => ({
    id,
    label,
    detail,
    who,
    ...(localBrowser && far
      ? { doubt: 'VS Code runs on another machine than the browser: works only if the port is forwarded.' }
      : {}),
  }));
  const fitting = choices.filter((choice) => !('doubt' in choice));
  const doubtful = choices.filter((choice) => 'doubt' in choice);
  return [...fitting, ...doubtful].map((choice) => ({ ...choice, preferred: choice === fitting[0] }));
}
