import * as vscode from 'vscode';
import type { Account } from '../../auth/account';
import { guideFields, registrationSteps, type GuideField } from '../../auth/registration-guide';
import { portalSteps } from '../../auth/registration-portal';
import { Cancelled } from '../../errors';
import type { HostLocation } from '../host/host-location';
import { cancellation } from '../host/progress';
import { graphCloud, knowsClientId } from '../settings/environment-settings';
import { setOfUser, type SettingKey } from '../settings/read-setting';
import type { Auth } from '../../auth/auth';
import type { VirtualDocuments } from '../host/virtual-documents';
import { showPage } from '../host/page';

/** What signing in works with. */
export interface SignInServices {
  readonly auth: Auth;
  readonly documents: Pick<VirtualDocuments, 'put'>;
  readonly place: HostLocation;
  /** Ticks its step of the walkthrough. */
  readonly reach: (milestone: 'signedIn') => Promise<void>;
}

interface GuideChoice extends vscode.QuickPickItem {
  /** Whose steps to show, in place of asking. */
  readonly guide?: Account['kind'];
}

/** The first time: says what to register, asks for client id and tenant, each checked as it is typed. @throws Cancelled */
export async function guideFirstSignIn(services: SignInServices, signal?: AbortSignal): Promise<void> {
  if (knowsClientId()) return;
  const token = signal && cancellation(signal);
  const choices: readonly GuideChoice[] = [
    { label: 'I have an app registration', detail: 'You need its client ID and tenant.' },
    {
      label: 'Show me how to register an app',
      detail: 'Steps for the portal, with commands for the Azure CLI.',
      guide: 'person',
    },
    {
      label: 'Show me how to register an app for unattended sign-in',
      detail: 'Uses a client secret or a certificate.',
      guide: 'app',
    },
  ];
  const options = {
    title: 'Sign In to Microsoft Graph',
    placeHolder: 'Sign-in uses your own app registration',
    ignoreFocusOut: true,
  };
  const choice = await vscode.window.showQuickPick(choices, options, token);
  if (!choice) throw new Cancelled();
  if (choice.guide) {
    await showSteps(services, choice.guide);
    throw new Cancelled();
  }
  const answers: (readonly [key: SettingKey, value: string])[] = [];
  for (const [step, field] of guideFields.entries()) {
    answers.push([`graph.${field.id}`, await ask(field, step + 1, token)]);
  }
  // Nothing before everything is answered, and the client id last: once it is there, nobody is guided any more.
  for (const [key, value] of answers.reverse()) await setOfUser(key, value);
}

/** @throws Cancelled */
async function ask(field: GuideField, step: number, token?: vscode.CancellationToken): Promise<string> {
  const options = {
    title: `Sign In to Microsoft Graph (${step}/${guideFields.length}): ${field.label}`,
    prompt: field.prompt,
    placeHolder: field.placeholder,
    ignoreFocusOut: true,
    validateInput: (text: string) => (field.optional && text.trim() === '' ? undefined : field.problem(text)),
  };
  const value = await vscode.window.showInputBox(options, token);
  if (value === undefined) throw new Cancelled();
  return value.trim();
}

/** The steps of the registration, as a page to read and copy from. */
async function showSteps({ documents }: Pick<SignInServices, 'documents'>, who: Account['kind']): Promise<void> {
  const inPortal = portalSteps(graphCloud(), who).map((step, at) => `${at + 1}. ${step}`);
  const byCommands = registrationSteps(graphCloud(), {}, who).map(({ title, text, command }, at) =>
    [`### ${at + 1}. ${title}`, text, ...(command === undefined ? [] : ['```', command, '```'])].join('\n\n'),
  );
  const text = [
    '# Register an app for Security Profiles',
    'Use the Microsoft Entra admin center or the Azure CLI. Then run **Security Profiles: Sign In…** again.',
    '## In the Microsoft Entra admin center',
    inPortal.join('\n'),
    '## With the Azure CLI',
    ...byCommands,
  ];
  await showPage(documents.put('register-an-app.md', text.join('\n\n')));
}
