import type { DeviceCodeRequest } from '@azure/msal-node';
import { Cancelled } from '../../errors';
import { orAborted } from '../abortable';
import { SignInError } from '../sign-in-error';
import type { DeviceCode } from '../ports';
import type { FlowContext, FlowResult } from './flow';

/** MSAL hands a refusal of the device code endpoint on as if it were a code: every field is undefined then. */
type MaybeCode = Partial<Parameters<DeviceCodeRequest['deviceCodeCallback']>[0]>;

function shown({ userCode, verificationUri }: MaybeCode): DeviceCode {
  if (userCode === undefined || verificationUri === undefined) {
    // The network client has noted the reason from the answer.
    throw new Error('No device code');
  }
  if (!URL.canParse(verificationUri) || new URL(verificationUri).protocol !== 'https:') {
    throw new SignInError('other', 'The provider’s page for the code doesn’t use https. Nothing was opened.');
  }
  return { userCode, verificationUri };
}

/**
 * Device authorization grant (RFC 8628).
 *
 * @throws Cancelled when the person gives up; what MSAL throws
 */
export async function signInWithDeviceCode(context: FlowContext): Promise<FlowResult> {
  const { target, ports, claims } = context;
  const finished = new AbortController();
  const declined = new AbortController();
  const signal = AbortSignal.any([context.signal, declined.signal]);
  const request: DeviceCodeRequest = {
    scopes: [...target.scopes],
    ...(claims === undefined ? {} : { claims }),
    deviceCodeCallback(response) {
      const code = shown(response);
      void Promise.resolve(ports.showDeviceCode(code, finished.signal)).then((goOn) => {
        if (!goOn) declined.abort(new Cancelled());
      });
    },
  };
  // Seen by MSAL before its next poll; the person does not wait for that.
  const stop = () => (request.cancel = true);
  signal.addEventListener('abort', stop, { once: true });
  try {
    const result = await orAborted(context.person().acquireTokenByDeviceCode(request), signal);
    if (!result) throw new SignInError('other', 'The provider completed the sign-in without a token.');
    return { result };
  } finally {
    finished.abort();
    signal.removeEventListener('abort', stop);
  }
}
