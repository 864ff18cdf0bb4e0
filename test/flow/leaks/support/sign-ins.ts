import { createPrivateKey } from 'node:crypto';
import type { AppSecret } from '../../../../src/auth/app-secret';
import type { FlowId } from '../../../../src/auth/msal/flow';
import { customTarget, type SignInTarget } from '../../../../src/auth/sign-in-target';
import { certificateAppId, personAppId, scopeName, secretAppId, type TestProvider } from '../../auth/support/provider';
import { Machine, Window } from '../../auth/support/windows';
import { Secrets } from './secrets';

const passphrase = 'MARKED-passphrase-of-the-key';

/** The app's certificate with its key under a passphrase. */
function lockedPem({ appCertificate: { certificate, privateKey } }: TestProvider): string {
  const key = createPrivateKey(privateKey);
  return certificate + key.export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase }).toString();
}

/** As which app each flow signs in, and what that proves itself with. A flow without a row is a type error. */
const apps: Readonly<
  Record<FlowId, { readonly clientId: string; readonly proof?: (provider: TestProvider) => AppSecret }>
> = {
  browser: { clientId: personAppId },
  'device-code': { clientId: personAppId },
  'client-secret': {
    clientId: secretAppId,
    proof: ({ clientSecret }) => ({ kind: 'secret', secret: clientSecret }),
  },
  certificate: {
    clientId: certificateAppId,
    proof: (provider) => ({ kind: 'certificate', pem: lockedPem(provider), passphrase }),
  },
};

/** A machine with one window, in which somebody signs in in a certain way. */
export class SignIn {
  readonly machine = new Machine();
  readonly window: Window;
  /** What the app proves itself with, when asked. */
  proof: AppSecret | undefined;

  constructor(
    readonly provider: TestProvider,
    readonly flow: FlowId,
  ) {
    this.proof = apps[flow].proof?.(provider);
    this.window = new Window(this.machine, provider, 'ada', { askAppSecret: () => Promise.resolve(this.proof) });
  }

  /** The target of a service at this address, which takes the provider's tokens. */
  targetAt(baseUrl: string): SignInTarget {
    const { issuer } = this.provider;
    const { clientId } = apps[this.flow];
    return customTarget({ baseUrl, authority: issuer, clientId, tenant: '', scopes: [`${issuer}/${scopeName}`] });
  }

  /** Everything secret that was there or went over the wire until now. */
  secrets(): Secrets {
    const secrets = new Secrets();
    const { wire, browser, opened } = this.window;
    for (const body of wire) secrets.addBody(body);
    for (const cookie of browser.setCookies) secrets.add('cookie', cookie);
    for (const url of opened) secrets.add('state', new URL(url).searchParams.get('state'));
    const { proof, provider } = this;
    if (proof?.kind === 'secret') secrets.add('client_secret', proof.secret);
    if (proof?.kind !== 'certificate') return secrets;
    secrets.add('passphrase', proof.passphrase);
    secrets.addLines('private_key', provider.appCertificate.privateKey);
    secrets.addLines('locked_key', proof.pem.slice(proof.pem.indexOf('-----BEGIN ENCRYPTED')));
    return secrets;
  }
}
