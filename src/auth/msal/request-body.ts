import type { SignInTarget } from '../sign-in-target';

/** Where MSAL's token requests leave the standards, set right on the way out. */
interface Correction {
  readonly only: readonly SignInTarget['protocol'][];
  readonly when: RegExp;
  readonly replace: RegExp;
  readonly by: string;
}

const corrections: readonly Correction[] = [
  {
    // RFC 8628 §3.4 and Entra's documentation name the grant in full; MSAL still sends its short form of old.
    only: ['entra', 'oidc'],
    when: /(^|&)grant_type=device_code(&|$)/,
    replace: /(^|&)grant_type=device_code(?=&|$)/,
    by: '$1grant_type=urn:ietf:params:oauth:grant-type:device_code',
  },
  {
    // RFC 6749 §6: no more than was granted may be asked for, and nothing means the same as before. MSAL always asks for
    // offline_access, which a provider need not have granted by that name.
    only: ['oidc'],
    when: /(^|&)grant_type=refresh_token(&|$)/,
    replace: /(^|&)scope=[^&]*(?=&|$)/,
    by: '',
  },
];

/** The body of a token request as the provider's protocol wants it. */
export function correctedBody(body: string, protocol: SignInTarget['protocol']): string {
  return corrections
    .filter(({ only, when }) => only.includes(protocol) && when.test(body))
    .reduce((text, { replace, by }) => text.replace(replace, by).replace(/^&/, ''), body);
}
