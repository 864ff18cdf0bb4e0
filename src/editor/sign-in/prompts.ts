import * as vscode from 'vscode';
import type { AppSecret, AppSecretKind } from '../../auth/app-secret';
import type { DeviceCode } from '../../auth/ports';
import { baseName } from '../../catalog/file-names';
import { HumanError } from '../../errors';
import { statOfFile } from '../host/file-text';
import { cancellation } from '../host/progress';
import { readFailure } from '../host/read-failure';

/** The code in a modal dialog; it is copied and the page opened together. */
export async function showDeviceCode({ userCode, verificationUri }: DeviceCode, signal: AbortSignal): Promise<boolean> {
  const choice = await vscode.window.showInformationMessage(
    `Your code is ${userCode}`,
    { modal: true, detail: `Enter it at ${verificationUri}, in a browser on any device.` },
    'Copy & Open',
  );
  // A modal dialog stays until the person answers, perhaps longer than the code is good for.
  if (choice !== 'Copy & Open' || signal.aborted) return false;
  await vscode.env.clipboard.writeText(userCode);
  await vscode.env.openExternal(vscode.Uri.parse(verificationUri, true));
  return true;
}

/** The secret or certificate that an app proves itself with; undefined when nobody gives one. */
export async function askAppSecret(kind: AppSecretKind, signal: AbortSignal): Promise<AppSecret | undefined> {
  return kind === 'secret' ? askClientSecret(signal) : askCertificate(signal);
}

async function askClientSecret(signal: AbortSignal): Promise<AppSecret | undefined> {
  const secret = await askSecretly(
    {
      prompt: 'Client secret (its value, not its ID). It is kept in VS Code’s secret storage.',
      validateInput: (text) => (text.trim() === '' ? 'Enter the client secret.' : undefined),
    },
    signal,
  );
  return secret === undefined ? undefined : { kind: 'secret', secret: secret.trim() };
}

async function askCertificate(signal: AbortSignal): Promise<AppSecret | undefined> {
  const [file] =
    (await vscode.window.showOpenDialog({
      title: 'Certificate and Private Key, as PEM',
      openLabel: 'Use',
      filters: { PEM: ['pem', 'crt', 'key'], 'All Files': ['*'] },
    })) ?? [];
  if (!file) return undefined;
  const pem = await certificateIn(file);
  if (!pem.includes('ENCRYPTED')) return { kind: 'certificate', pem };
  const passphrase = await askSecretly({ prompt: 'Passphrase of the private key' }, signal);
  return passphrase === undefined ? undefined : { kind: 'certificate', pem, passphrase };
}

/** @throws HumanError if it isn't a regular file of bounded size, or can't be read */
async function certificateIn(file: vscode.Uri): Promise<string> {
  try {
    await statOfFile(file);
    return new TextDecoder().decode(await vscode.workspace.fs.readFile(file));
  } catch (error) {
    throw new HumanError(`${baseName(file.path)} can’t be read: ${readFailure(error)}`, [], { cause: error });
  }
}

function askSecretly(options: vscode.InputBoxOptions, signal: AbortSignal): Thenable<string | undefined> {
  const secretly = { title: 'Sign In as an App', password: true, ignoreFocusOut: true, ...options };
  return vscode.window.showInputBox(secretly, cancellation(signal));
}
