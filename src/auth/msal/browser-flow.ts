import { request } from 'node:http';
import { Cancelled } from '../../errors';
import { orAborted } from '../abortable';
import type { FlowContext, FlowResult } from './flow';

const page = (title: string, text: string) =>
  `<!doctype html><html lang="en"><meta charset="utf-8"><title>${title}</title>` +
  '<style>body{font:16px system-ui;margin:4rem auto;max-width:32rem;padding:0 1rem}</style>' +
  `<h1>${title}</h1><p>${text}</p>`;

/** What the browser shows at the end. Fixed text: nothing of the answer goes into it. */
const signedInPage = page('You are signed in', 'You can close this page and go back to Visual Studio Code.');
const notSignedInPage = page('You are not signed in', 'Visual Studio Code shows why. You can close this page.');

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

/**
 * Ends an interactive sign-in from this side: MSAL has no cancel and listens on until an answer comes, so it gets one, as
 * the form post of a person who declined. Whatever becomes of it, the port closes then.
 *
 * @param authorizeUrl where the browser was sent: it names the state and the redirect URI
 */
function endLoopback(authorizeUrl: string): void {
  const { searchParams } = new URL(authorizeUrl);
  const redirect = searchParams.get('redirect_uri') ?? '';
  if (!URL.canParse(redirect)) return;
  const body = new URLSearchParams({ error: 'access_denied', state: searchParams.get('state') ?? '' }).toString();
  const headers = { 'Content-Type': 'application/x-www-form-urlencoded', 'Content-Length': Buffer.byteLength(body) };
  request({ host: '127.0.0.1', port: new URL(redirect).port, method: 'POST', path: '/', headers, agent: false })
    // It may have closed by itself in between: then there is nothing to end.
    .on('error', () => undefined)
    .on('response', (response) => response.resume())
    .end(body);
}
