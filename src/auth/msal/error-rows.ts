import type { ErrorAction } from '../../errors';
import { showLog, signInAgain, type SignInReason } from '../sign-in-error';
import type { SettingNames } from '../sign-in-target';

/** What a refusal of the provider or of MSAL means for a person. */
export interface ErrorRow {
  /** Entra's numbers (AADSTS…). They only choose the sentence: Microsoft may change them. */
  readonly codes?: readonly number[];
  /** MSAL's `subError`. */
  readonly subErrors?: readonly string[];
  /** OAuth's `error` (RFC 6749 §5.2, RFC 8628 §3.5) or MSAL's `errorCode`. */
  readonly errors?: readonly string[];
  readonly reason: SignInReason;
  readonly says: string;
  /** The setting that has to be looked at: of the environment that signs in. */
  readonly setting?: keyof SettingNames;
  readonly actions?: readonly ErrorAction[];
}

/** Numbers first, then sub-errors, then errors: from the precise to the general. */
export const errorRows: readonly ErrorRow[] = [
  {
    codes: [530003, 530002, 53000, 53001, 50097],
    reason: 'flow-barred',
    says: 'Conditional Access requires a device that your organization manages, and a device code can’t prove that. Sign in with the browser on such a device, or ask your administrator.',
    actions: [signInAgain],
  },
  {
    codes: [53003, 530035, 53011, 50005],
    reason: 'declined',
    says: 'Conditional Access blocks this sign-in. Ask your administrator which policy blocks it.',
  },
  {
    codes: [700016, 700025, 90013],
    reason: 'registration',
    says: 'The tenant has no app with this client ID. Check the client ID and the tenant, or register the app there.',
    setting: 'clientId',
  },
  {
    codes: [90002, 900023, 50128, 50059],
    reason: 'registration',
    says: 'This tenant doesn’t exist in this cloud. Check the tenant and the cloud.',
    setting: 'tenant',
  },
  {
    codes: [50194],
    reason: 'registration',
    says: 'The app is registered for a single tenant. Set the tenant.',
    setting: 'tenant',
  },
  {
    codes: [50011, 500113, 900971],
    reason: 'registration',
    says: 'The app registration lacks the redirect URI http://localhost. Add it under “Mobile and desktop applications”.',
  },
  {
    codes: [7000218, 7000219],
    reason: 'registration',
    says: 'The app registration doesn’t allow sign-in without a secret. Turn on “Allow public client flows”.',
  },
  {
    codes: [7000215, 7000222],
    reason: 'app-secret',
    says: 'The client secret is wrong or has expired. Create a new one in the app registration and sign in with its value, not its ID.',
    actions: [signInAgain],
  },
  {
    codes: [700027, 700030, 50012],
    reason: 'app-secret',
    says: 'The certificate was rejected. Upload it to the app registration, then sign in again.',
    actions: [signInAgain],
  },
  {
    codes: [700024, 50013],
    reason: 'clock',
    says: 'The provider considers the app’s proof expired. Check this computer’s clock.',
  },
  {
    codes: [65001, 90094, 90095, 90093],
    reason: 'consent',
    says: 'Nobody has consented to these permissions for this app yet. An administrator must do it.',
    setting: 'scopes',
  },
  {
    codes: [650053, 70011, 500011, 650057],
    reason: 'consent',
    says: 'The app asks for a permission that doesn’t exist in this cloud or tenant. Check the scopes and the cloud.',
    setting: 'scopes',
  },
  {
    codes: [50020, 50034, 50105, 50057, 16000],
    reason: 'declined',
    says: 'This account can’t sign in here. It is unknown in the tenant, disabled, or not assigned to the app.',
    actions: [signInAgain],
  },
  {
    subErrors: ['consent_required'],
    reason: 'consent',
    says: 'Nobody has consented to these permissions for this app yet. An administrator must do it.',
    setting: 'scopes',
  },
  {
    subErrors: [
      'bad_token',
      'user_password_expired',
      'basic_action',
      'additional_action',
      'message_only',
      'interrupted_user',
    ],
    reason: 'sign-in-again',
    says: 'Your session has ended. Sign in again.',
    actions: [signInAgain],
  },
  {
    errors: ['consent_required'],
    reason: 'consent',
    says: 'Nobody has consented to these permissions for this app yet. An administrator must do it.',
    setting: 'scopes',
  },
  {
    errors: [
      'invalid_grant',
      'interaction_required',
      'login_required',
      'bad_token',
      'no_tokens_found',
      'refresh_token_expired',
      'no_account_found',
      'no_account_in_silent_request',
      'native_account_unavailable',
    ],
    reason: 'sign-in-again',
    says: 'Your session has ended. Sign in again.',
    actions: [signInAgain],
  },
  {
    errors: ['access_denied', 'authorization_declined', 'user_canceled'],
    reason: 'declined',
    says: 'The sign-in was declined in the browser.',
    actions: [signInAgain],
  },
  {
    errors: ['expired_token', 'code_expired', 'device_code_expired', 'user_timeout_reached'],
    reason: 'timeout',
    says: 'The code expired before it was used. Start again.',
    actions: [signInAgain],
  },
  {
    errors: ['invalid_client'],
    reason: 'registration',
    says: 'The provider doesn’t know this app, or its secret or certificate is wrong.',
    setting: 'clientId',
    actions: [signInAgain],
  },
  {
    errors: ['unauthorized_client', 'unsupported_grant_type'],
    reason: 'flow-barred',
    says: 'The app can’t sign in this way. Try another way, or change the app registration.',
    actions: [signInAgain],
  },
  {
    errors: ['invalid_scope', 'invalid_target', 'invalid_resource'],
    reason: 'consent',
    says: 'The app asks for a permission that doesn’t exist in this cloud or tenant. Check the scopes and the cloud.',
    setting: 'scopes',
  },
  {
    errors: ['missing_tenant_id_error'],
    reason: 'registration',
    says: 'An app belongs to one tenant. Set the tenant, then sign in again.',
    setting: 'tenant',
  },
  {
    errors: ['untrusted_authority', 'issuer_validation_failed', 'openid_config_error', 'endpoints_resolution_error'],
    reason: 'registration',
    says: 'The authority isn’t an OpenID Connect provider. Check the setting.',
    setting: 'authority',
  },
  {
    errors: ['temporarily_unavailable', 'server_error'],
    reason: 'provider',
    says: 'The sign-in service is having problems. Try again later.',
  },
  {
    errors: ['loopback_server_query_response_not_supported'],
    reason: 'flow-barred',
    says: 'The provider put its response into the URL, which isn’t safe. Sign in with a device code.',
    actions: [signInAgain],
  },
  {
    errors: ['loopback_server_timeout', 'EADDRINUSE', 'EACCES'],
    reason: 'flow-barred',
    says: 'VS Code can’t listen for the browser’s response on this computer. Sign in with a device code.',
    actions: [signInAgain, showLog],
  },
];
