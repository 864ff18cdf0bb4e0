import { Cancelled } from '../../errors';
import { orAborted } from '../abortable';
import type { FlowContext, FlowResult } from './flows';
import { endLoopback } from './loopback-end';
import { notSignedInPage, signedInPage } from './pages';

/**
 * Lets the person choose among accounts, unless it is to be a certain one. Plain OpenID knows no chooser, and gives a
 * refresh token only for a consent (OpenID Connect Core §11).
 */
const promptFor = ({ account, target: { protocol } }: FlowContext) =>
  account
    ? { loginHint: account.name, ...(protocol === 'oidc' ? { prompt: 'consent' } : {}) }
    : { prompt: protocol === 'oidc' ? 'login consent' : 'select_account' };

/**
 * Authorization code with PKCE over MSAL's own loopback listener (RFC 8252).
 *
 * @throws Cancelled when the browser was not opened; what MSAL throws
 */
export async function signInWithBrowser(context: FlowContext): Promise<FlowResult> {
  const { target, ports, signal, claims } = context;
  let end = () => {};
  const abort = () => {
    end();
  };
  signal.addEventListener('abort', abort, { once: true });
  try {
    const result = await context.person().acquireTokenInteractive({
      scopes: [...target.scopes],
      ...promptFor(context),
      ...(claims === undefined ? {} : { claims }),
      successTemplate: signedInPage,
      errorTemplate: notSignedInPage,
      async openBrowser(url) {
        if (!(await orAborted(ports.openBrowser(url), signal))) throw new Cancelled();
        end = () => {
          endLoopback(url);
        };
        if (signal.aborted) end();
      },
    });
    return { result };
  } finally {
    signal.removeEventListener('abort', abort);
  }
}
