import type { AuthenticationResult, ConfidentialClientApplication, PublicClientApplication } from '@azure/msal-node';
import type { Account } from '../account';
import type { AppSecret } from '../app-secret';
import type { AuthPorts } from '../ports';
import type { SignInTarget } from '../sign-in-target';

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
