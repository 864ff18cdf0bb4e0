import type { DeviceCodeRequest } from '@azure/msal-node';
import { Cancelled } from '../../errors';
import { orAborted } from '../abortable';
import { SignInError } from '../sign-in-error';
import type { DeviceCode } from '../ports';
import type { FlowContext, FlowResult } from './flows';

/** MSAL hands a refusal of the device code endpoint on as if it were a code: every field is undefined then. */
type MaybeCode = Partial<Parameters<DeviceCodeRequest['deviceCodeCallback']>[0]>;

function shown({ userCode, verificationUri, expiresIn }: MaybeCode, now: number): DeviceCode {
  if (userCode === undefined || verificationUri === undefined) {
    // Why is in the answer that the network client took note of.
    throw new Error('No device code');
  }
  if (!URL.canParse(verificationUri) || new URL(verificationUri).protocol !== 'https:') {
    throw new SignInError('other', 'The provider names a page for the code that is not https. Nothing was opened.');
  }
  return { userCode, verificationUri, expiresAt: now + (expiresIn ?? 900) * 1000 };
}

/**
 * Device authorization grant (RFC 8628).
 *
 * @throws Cancelled when the person gives up; what MSAL throws
 */
export async function signInWithDeviceCode(context: FlowContext): Promise<FlowResult> {
  const { target, ports, claims } = context;
  const over = new AbortController();
  const givenUp = new AbortController();
  const signal = AbortSignal.any([context.signal, givenUp.signal]);
  const request: DeviceCodeRequest = {
    scopes: [...target.scopes],
    ...(claims === undefined ? {} : { claims }),
    deviceCodeCallback(response) {
      const code = shown(response, ports.now());
      void Promise.resolve(ports.showDeviceCode(code, over.signal)).then((goOn) => {
        if (!goOn) givenUp.abort(new Cancelled());
      });
    },
  };
  // Seen by MSAL before its next poll; the person does not wait for that.
  const stop = () => (request.cancel = true);
  signal.addEventListener('abort', stop, { once: true });
  try {
    const result = await orAborted(context.person().acquireTokenByDeviceCode(request), signal);
    if (!result) throw new SignInError('other', 'The provider ended the sign-in without a token.');
    return { result };
  } finally {
    over.abort();
    signal.removeEventListener('abort', stop);
  }
}
