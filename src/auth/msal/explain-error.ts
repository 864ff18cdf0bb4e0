import { AuthError } from '@azure/msal-node';
import { Cancelled, HumanError, type ErrorAction } from '../../errors';
import { tooLarge } from '../answer-text';
import type { AuthLog } from '../ports';
import { showLog, SignInError } from '../sign-in-error';
import type { SignInTarget } from '../sign-in-target';
import { untrustedCertificate } from '../../text/failure-code';
import { errorRows } from './error-rows';
import type { Exchange } from './network-client';
import { isErrorCode } from './oauth-error';

/** Entra forgives this much; more makes proofs and tokens invalid. */
const forgivenSkewMs = 5 * 60_000;

/** What no clock has to do with: the person or the app registration. */
const notTheClock: readonly string[] = ['access_denied', 'authorization_declined', 'expired_token', 'invalid_scope'];

function networkSentence(host: string, failure: string): string {
  if (failure === 'NOT_JSON' || failure === tooLarge)
    return `${host} answered, but not like a sign-in service. There might be a proxy in between.`;
  if (failure === 'NOT_HTTPS') return `${host} would have been contacted without https. Nothing was sent.`;
  if (untrustedCertificate.test(failure)) {
    return `${host} has a certificate that this computer doesn’t trust (${failure}). Add it to the system’s store; VS Code reads it from there (http.systemCertificates).`;
  }
  return `${host} can’t be reached (${failure}). Check the network, the VPN, and the VS Code proxy setting.`;
}

function clockSentence(host: string, skewMs: number): string {
  const minutes = Math.round(Math.abs(skewMs) / 60_000);
  const side = skewMs > 0 ? 'behind' : 'ahead of';
  return `This computer’s clock is ${minutes} minutes ${side} that of ${host}. Correct it, then sign in again.`;
}

/** What is known of a failure besides its class: from MSAL's error, and from the answer that MSAL did not pass on. */
function clues(error: unknown, { refusal }: Exchange) {
  const ofMsal = error instanceof AuthError ? error : undefined;
  const number = Number((error as { errorNo?: unknown }).errorNo);
  const system: unknown = (error as { code?: unknown }).code;
  return {
    codes: [...(refusal?.codes ?? []), ...(Number.isInteger(number) ? [number] : [])],
    subErrors: [codeOf(ofMsal?.subError), refusal?.subError],
    // The refusal first: MSAL's own code may only say that a request failed.
    errors: [refusal?.error, codeOf(ofMsal?.errorCode), typeof system === 'string' ? system : undefined],
  };
}

/** MSAL hands on what the browser brought, whoever wrote it. */
const codeOf = (word = '') => (isErrorCode(word) ? word : undefined);

/** Why a signal fired: the time limit says so itself, a person just cancels. */
export function abortedBy({ reason }: AbortSignal): Error {
  return HumanError.is(reason) ? reason : new Cancelled();
}

/**
 * What a failed operation means for a person, by class and codes alone; MSAL's text may hold names and goes nowhere.
 *
 * @returns Cancelled when the operation's signal fired, the HumanError itself, else a SignInError; an error that is not
 *   about signing in comes back as it is
 */
export function explainError(
  error: unknown,
  exchange: Exchange,
  { settings }: Pick<SignInTarget, 'settings'>,
  log: AuthLog,
): unknown {
  if (exchange.signal.aborted) return abortedBy(exchange.signal);
  if (HumanError.is(error) || Cancelled.is(error)) return error;
  const { host, failure, refusal, skewMs } = exchange;
  const { codes, subErrors, errors } = clues(error, exchange);
  const row =
    errorRows.find((one) => one.codes?.some((code) => codes.includes(code))) ??
    errorRows.find((one) => one.subErrors?.some((name) => subErrors.includes(name))) ??
    errorRows.find((one) => one.errors?.some((name) => errors.includes(name)));
  if (!(error instanceof AuthError) && failure === undefined && refusal === undefined && !row) return error;
  const names = [...errors, ...subErrors, ...codes].filter((name) => name !== undefined && name !== '');
  log.warn(`Sign-in: ${host} ${failure ?? refusal?.status ?? ''} ${names.join(' ')}`.trim());

  if (failure !== undefined) return new SignInError('provider', networkSentence(host, failure), [showLog]);
  const blamed = refusal !== undefined && !notTheClock.includes(refusal.error);
  if (blamed && Math.abs(skewMs) > forgivenSkewMs) return new SignInError('clock', clockSentence(host, skewMs));
  if (row) {
    const setting: ErrorAction[] = row.setting ? [{ action: 'openSetting', setting: settings[row.setting] }] : [];
    return new SignInError(row.reason, row.says, [...setting, ...(row.actions ?? [])]);
  }
  if (refusal !== undefined && (refusal.status >= 500 || refusal.status === 429)) {
    return new SignInError('provider', `${host} is having problems (${refusal.status}). Try again later.`, [showLog]);
  }
  const name = names.find((one) => typeof one === 'string') ?? 'unknown';
  return new SignInError('other', `${host || 'The provider'} refused the sign-in (${name}). The log has the details.`, [
    showLog,
  ]);
}
