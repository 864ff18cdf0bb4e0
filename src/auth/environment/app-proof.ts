import { HumanError } from '../../errors';
import { readBytes } from '../../files/read-text-file';
import type { AppSecret } from '../app-secret';
import { githubToken } from './github-token';

/** The variables of Azure's EnvironmentCredential and WorkloadIdentityCredential, and those of GitHub Actions. */
export type Variables = Readonly<Record<string, string | undefined>>;

/** What an app authenticates with: a secret or certificate, or a token of the platform that it runs on, read each time. */
export type AppProof = AppSecret | { readonly kind: 'assertion'; readonly read: () => Promise<string> };

/** Whether the variables configure an app's sign-in. */
export const isAppConfigured = (env: Variables) =>
  [env['AZURE_TENANT_ID'], env['AZURE_CLIENT_ID'], env['AZURE_CLIENT_SECRET']].some((value) => (value ?? '') !== '');

/**
 * The first proof among the variables, in the order of Azure's own credentials: client secret, certificate, federated token
 * file, GitHub Actions.
 *
 * @throws HumanError if there is none or it can't be read; its message never contains the proof
 */
export function appProof(env: Variables, fetch: typeof globalThis.fetch): AppProof {
  const value = (name: string) => env[name] ?? '';
  const secret = value('AZURE_CLIENT_SECRET');
  if (secret !== '') return { kind: 'secret', secret };
  const certificate = value('AZURE_CLIENT_CERTIFICATE_PATH');
  if (certificate !== '') {
    const pem = fileText('AZURE_CLIENT_CERTIFICATE_PATH', certificate);
    const passphrase = value('AZURE_CLIENT_CERTIFICATE_PASSWORD');
    return { kind: 'certificate', pem, ...(passphrase === '' ? {} : { passphrase }) };
  }
  const federated = value('AZURE_FEDERATED_TOKEN_FILE');
  if (federated !== '') {
    return {
      kind: 'assertion',
      read: () => Promise.resolve().then(() => fileText('AZURE_FEDERATED_TOKEN_FILE', federated).trim()),
    };
  }
  const url = value('ACTIONS_ID_TOKEN_REQUEST_URL');
  const token = value('ACTIONS_ID_TOKEN_REQUEST_TOKEN');
  if (url !== '' && token !== '') return { kind: 'assertion', read: () => githubToken(url, token, fetch) };
  throw new HumanError(
    'There is no credential for the app. Set AZURE_CLIENT_SECRET, AZURE_CLIENT_CERTIFICATE_PATH, or ' +
      'AZURE_FEDERATED_TOKEN_FILE; in GitHub Actions, give the job the permission id-token: write.',
  );
}

/** Far larger than any certificate with its chain, or any token. Bytes. */
const largestFile = 1024 * 1024;

/** @param name the variable that the path comes from */
function fileText(name: string, path: string): string {
  try {
    return readBytes(path, { largest: largestFile, isPatient: false }).toString();
  } catch (error) {
    throw HumanError.is(error) ? new HumanError(`The file in ${name} can't be read: ${error.message}`) : error;
  }
}
