import type { SignInFlow } from '../../../../src/auth/msal/flows';
import type { Interference } from '../../auth/support/provider';
import { makeCertificate } from '../../auth/support/certificate';
import { echoes } from './echoing-provider';
import type { SignIn } from './sign-ins';

/** When it begins: before the sign-in, or after it, for the refresh and the sign-out. */
export const moments = ['before it', 'after it'] as const;

/** What can go wrong around a sign-in. */
export interface Trouble {
  readonly name: string;
  /** For these alone. */
  readonly who?: SignInFlow['who'];
  readonly flow?: SignInFlow['id'];
  readonly moment?: (typeof moments)[number];
  /** Whether the secret store fails, and so cannot be emptied. */
  readonly store?: true;
  readonly begin: (signIn: SignIn, cancel: () => void) => unknown;
  readonly end?: (signIn: SignIn) => unknown;
}

/** What a browser may bring to the loopback listener, whoever wrote it. */
export const strangersWord = 'MARKED-code-of-a-stranger';

/** A page that posts an error to the listener, in the provider's place. */
const strangersPage: Interference = async (ctx, next) => {
  if (ctx.path !== '/authorize') return next();
  const fields = {
    state: ctx.query['state'] ?? '',
    error: strangersWord,
    error_description: strangersWord,
    suberror: strangersWord,
  };
  const inputs = Object.entries(fields).map(([name, value]) => `<input name="${name}" value="${value}">`);
  ctx.body = `<form method="post" action="${ctx.query['redirect_uri'] ?? ''}">${inputs.join('')}</form>`;
};

const wrongProof: Trouble['begin'] = (signIn) => {
  const { certificate, privateKey } = makeCertificate('Another');
  signIn.proof =
    signIn.proof?.kind === 'secret'
      ? { kind: 'secret', secret: 'MARKED-wrong-client-secret' }
      : { kind: 'certificate', pem: certificate + privateKey };
};

export const troubles: readonly Trouble[] = [
  { name: 'nothing', begin: () => undefined },
  { name: 'the app’s proof is wrong', who: 'app', moment: 'before it', begin: wrongProof },
  {
    name: 'the passphrase is wrong',
    flow: 'certificate',
    moment: 'before it',
    begin: (signIn) => {
      if (signIn.proof?.kind === 'certificate')
        signIn.proof = { ...signIn.proof, passphrase: 'MARKED-wrong-passphrase' };
    },
  },
  {
    name: 'refresh tokens are revoked',
    who: 'person',
    moment: 'after it',
    begin: ({ provider }) => provider.revokeRefreshTokens(),
  },
  { name: 'the provider is down', begin: ({ provider }) => provider.stop(), end: ({ provider }) => provider.start() },
  ...echoes,
  {
    name: 'a page in the browser answers in the provider’s place',
    flow: 'browser',
    moment: 'before it',
    begin: ({ provider }) => (provider.interfere = strangersPage),
  },
  {
    name: 'the person cancels while the proof is on its way',
    begin: ({ provider }, cancel) => {
      provider.interfere = async ({ path }, next) => {
        if (path !== '/token') return next();
        cancel();
        return new Promise<never>(() => undefined);
      };
    },
  },
  ...(['get', 'store', 'delete'] as const).map((what) => ({
    name: `the secret store cannot ${what} and quotes what it was about`,
    store: true as const,
    begin: ({ machine }: SignIn) => (machine.secrets.broken = [what]),
  })),
];
