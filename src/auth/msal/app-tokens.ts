import type { AccessToken, GetTokenOptions, TokenCredential } from '@azure/core-auth';
import { Cancelled, HumanError } from '../../errors';
import { orAborted } from '../abortable';
import type { AppProof } from '../environment/app-proof';
import type { EnvironmentApp, EnvironmentPorts } from '../environment/environment-app';
import { appOnly } from './client-apps';
import { NetworkClient, type Exchange } from './network-client';

const quiet = () => undefined;
const log = { trace: quiet, debug: quiet, info: quiet, warn: quiet };

/** Tokens of an app that nobody sits in front of: from MSAL's memory, or from its provider. */
export class AppTokens implements TokenCredential {
  private readonly network: NetworkClient;
  private readonly msal: ReturnType<typeof appOnly>;

  /** @throws HumanError for a certificate that can't be used */
  constructor(
    app: EnvironmentApp,
    private readonly proof: AppProof,
    ports: Pick<EnvironmentPorts, 'fetch' | 'now'>,
  ) {
    this.network = new NetworkClient(ports.fetch, ports.now, app.protocol);
    this.msal = appOnly(app, this.network, { log, now: ports.now }, proof);
  }

  /** @throws HumanError with why there is none, by codes alone; Cancelled when the signal fires */
  async getToken(scopes: string | string[], { abortSignal, claims }: GetTokenOptions = {}): Promise<AccessToken> {
    const signal = (abortSignal as AbortSignal | undefined) ?? new AbortController().signal;
    const exchange = this.network.begin(signal);
    try {
      // What MSAL makes of an assertion that can't be had says nothing.
      if (this.proof.kind === 'assertion') await this.proof.read();
      const request = { scopes: [scopes].flat(), ...(claims === undefined ? {} : { claims }) };
      const result = await orAborted(this.msal.acquireTokenByClientCredential(request), signal);
      if (!result) throw new HumanError('The provider returned no token.');
      const expiresOnTimestamp = result.expiresOn?.getTime() ?? 0;
      return { token: result.accessToken, expiresOnTimestamp, tokenType: 'Bearer' };
    } catch (error) {
      if (signal.aborted) throw new Cancelled();
      throw HumanError.is(error) ? error : new HumanError(sentenceOf(error, exchange));
    }
  }
}

/** By codes alone: what a provider or MSAL says may hold names and secrets. */
function sentenceOf(error: unknown, { host, failure, refusal }: Exchange): string {
  if (failure !== undefined)
    return `The app can't sign in: ${host} can't be reached or doesn't respond as a sign-in service does (${failure}).`;
  if (!refusal) return `The app can't sign in${host === '' ? '' : ` at ${host}`} (${nameOf(error)}).`;
  const codes = [refusal.error, refusal.subError, ...refusal.codes.map((code) => `AADSTS${code}`)];
  return `${host} refused the sign-in of the app (${codes.filter((code) => code !== '').join(', ')}).`;
}

const nameOf = (error: unknown) => (error instanceof Error ? error.name : 'unknown');
