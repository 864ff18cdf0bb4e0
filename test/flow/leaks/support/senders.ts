import { flows } from '../../../../src/auth/msal/flows';
import type { Environment } from '../../../../src/request/environment';
import type { Credential } from '../../../../src/transport/credential';
import type { Target } from '../../../../src/transport/target';
import type { TestProvider } from '../../auth/support/provider';
import { Secrets } from './secrets';
import { SignIn } from './sign-ins';

/** Somebody who is ready to send. */
export interface Sender {
  /** It, sending to this environment. */
  targetAt(environment: Environment): Target;
  /** Everything secret of it, as far as it is known by now. */
  secrets(): Secrets;
  /** Lines of its log. */
  readonly log: readonly string[];
  /** What the editor keeps for it. */
  readonly state: ReadonlyMap<string, unknown>;
}

const stranger = (credential: Credential): Sender => ({
  targetAt: (environment) => ({ environment, credential }),
  secrets() {
    const secrets = new Secrets();
    if (credential.kind === 'loopback') secrets.add('token of the sandbox', credential.token);
    return secrets;
  },
  log: [],
  state: new Map(),
});

/** A sender with the sandbox’s own token. */
export const sandboxSender = (token: string) => stranger({ kind: 'loopback', token });

async function signedIn(signIn: SignIn): Promise<Sender> {
  const { window, machine, flow, provider } = signIn;
  const signal = new AbortController().signal;
  const account = await window.auth.signIn(signIn.targetAt(provider.issuer), { flow, signal });
  return {
    targetAt(environment) {
      const target = signIn.targetAt(environment.base);
      const credential = window.auth.credential(target, account);
      const { scopes, hosts } = target;
      return {
        environment,
        credential: { kind: 'bearer', credential, scopes, hosts },
        identity: { signIn: target, account, credential },
      };
    },
    secrets: () => signIn.secrets(),
    log: window.log,
    state: machine.state.values,
  };
}

export interface SenderRow {
  readonly name: string;
  /** Whether something of it goes out with each request. */
  readonly hasToken: boolean;
  readonly begin: (provider: TestProvider) => Promise<Sender>;
}

/** Everybody who can send: by each way to sign in, with the sandbox's token, and with nothing. */
export const senders: readonly SenderRow[] = [
  ...flows.map(({ id, label }) => ({
    name: label,
    hasToken: true,
    begin: (provider: TestProvider) => signedIn(new SignIn(provider, id)),
  })),
  {
    name: 'the sandbox’s token',
    hasToken: true,
    begin: () => Promise.resolve(sandboxSender('MARKED-token-of-the-sandbox-~+/==')),
  },
  { name: 'nothing', hasToken: false, begin: () => Promise.resolve(stranger({ kind: 'none' })) },
];
