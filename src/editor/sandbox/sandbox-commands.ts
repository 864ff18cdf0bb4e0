import * as vscode from 'vscode';
import { Cancelled, HumanError } from '../../errors';
import { payloadSuffix } from '../../catalog/file-names';
import type { ImportOutcome } from '../../sandbox/sandbox';
import { plural } from '../../text/quantities';
import type { Services } from '../services';
import type { ChosenProfile } from './profile-argument';
import { nameOf } from './profile-name';

/** Opens a stored profile as it is now, read-only. */
export async function openProfile(services: Services, { kind, profile }: ChosenProfile): Promise<void> {
  const stored = (await services.sandbox.start()).get(kind.id, profile.id);
  if (!stored) throw new HumanError(`The sandbox no longer has the ${kind.label} profile ${profile.id}.`);
  const { wholeBody } = await import('../../response/body');
  await services.documents.open(`${profile.id}.${kind.id}${payloadSuffix}`, wholeBody(stored.text, 'json'), {
    preview: true,
  });
}

/** Deletes a stored profile, after asking. */
export async function deleteProfile(
  services: Services,
  { kind, profile }: ChosenProfile,
): Promise<{ deleted: boolean }> {
  const choice = await vscode.window.showWarningMessage(
    `Delete the ${kind.label} profile “${nameOf(profile)}” from the sandbox?`,
    { modal: true, detail: 'Your payload files stay.' },
    'Delete',
  );
  if (choice !== 'Delete') throw new Cancelled();
  return { deleted: await (await services.sandbox.start()).remove(kind.id, profile.id) };
}

/** Deletes every profile of the sandbox, after asking. The files in the workspace stay as they are. */
export async function resetSandbox(services: Services): Promise<{ deleted: number }> {
  const sandbox = await services.sandbox.start();
  const count = sandbox.count();
  const profiles = plural(count, 'profile');
  const choice = await vscode.window.showWarningMessage(
    `Delete all ${profiles} of the sandbox?`,
    { modal: true, detail: 'Your payload files stay. What is in the sandbox cannot be brought back.' },
    'Delete',
  );
  if (choice !== 'Delete') throw new Cancelled();
  await sandbox.reset();
  await services.knownIds.forgetEnvironment('sandbox');
  vscode.window.setStatusBarMessage(`Deleted ${profiles} of the sandbox`, 5000);
  return { deleted: count };
}

/** Arms a failure for the next request or for all of them, or ends the one that is armed. */
export async function simulateFailure(services: Services, spec: string | undefined): Promise<string | undefined> {
  const { faults } = await services.sandbox.start();
  const chosen = spec ?? (await pickFailure(faults.choices, faults.current()?.title));
  if (chosen === '') faults.disarm();
  else faults.arm(chosen);
  return faults.current()?.id;
}

async function pickFailure(
  choices: readonly { readonly id: string; readonly title: string }[],
  armed: string | undefined,
): Promise<string> {
  const title = 'Simulate Failure';
  const end = {
    label: 'Answer normally',
    iconPath: new vscode.ThemeIcon('check'),
    description: armed ? `ends “${armed}”` : 'nothing is simulated',
    id: '',
  };
  const items = [end, ...choices.map(({ id, title: label }) => ({ label, description: id, id }))];
  const failure = await vscode.window.showQuickPick(items, {
    title,
    placeHolder: 'How shall the sandbox answer?',
    matchOnDescription: true,
  });
  if (!failure) throw new Cancelled();
  if (failure.id === '') return '';
  const durations = [
    { label: 'The next request', times: '; times=1' },
    { label: 'Every request, until it is ended', times: '' },
  ];
  const duration = await vscode.window.showQuickPick(durations, { title, placeHolder: 'For how long?' });
  if (!duration) throw new Cancelled();
  return failure.id + duration.times;
}

async function pickFolder(title: string, openLabel: string): Promise<vscode.Uri> {
  const [folder] =
    (await vscode.window.showOpenDialog({ title, openLabel, canSelectFiles: false, canSelectFolders: true })) ?? [];
  if (!folder) throw new Cancelled();
  if (folder.scheme !== 'file') throw new HumanError(`${folder.toString(true)} is not a folder on this machine.`);
  return folder;
}

/** Writes every profile into a folder as a payload file. */
export async function exportSandbox(services: Services, wanted?: vscode.Uri): Promise<{ written: number }> {
  const folder = wanted ?? (await pickFolder('Export Sandbox', 'Export Here'));
  const outcome = await (await services.sandbox.start()).exportTo(folder.fsPath);
  void vscode.window.showInformationMessage(`Wrote ${outcome.written} payload files.`);
  return outcome;
}

/** Adds the payload files of a folder; what is refused is in the log, with the reason. */
export async function importSandbox(services: Services, wanted?: vscode.Uri): Promise<ImportOutcome> {
  const folder = wanted ?? (await pickFolder('Import into Sandbox', 'Import'));
  const outcome = await (await services.sandbox.start()).importFrom(folder.fsPath);
  const { added, skipped, refused } = outcome;
  for (const { path, reason } of refused) services.log.warn(`Not imported: ${path}: ${reason}`);
  const parts = [
    `Added ${added} profiles.`,
    ...(skipped > 0 ? [`${skipped} were there already.`] : []),
    ...(refused.length > 0 ? [`${refused.length} files were refused; the log says why.`] : []),
  ];
  void tell(services, parts.join(' '), refused.length > 0);
  return outcome;
}

async function tell({ log }: Services, sentence: string, withLog: boolean): Promise<void> {
  if (!withLog) await vscode.window.showInformationMessage(sentence);
  else if ((await vscode.window.showWarningMessage(sentence, 'Show Log')) === 'Show Log') log.show();
}

/** Puts the sandbox's URL, for other tools, on the clipboard. */
export async function copySandboxUrl(services: Services): Promise<string> {
  const { environment } = await services.sandbox.target();
  await vscode.env.clipboard.writeText(environment.base);
  vscode.window.setStatusBarMessage('Copied the sandbox’s URL', 3000);
  return environment.base;
}

/** Puts the sandbox's token on the clipboard; it is good until the sandbox ends, and for this machine alone. */
export async function copySandboxToken(services: Services): Promise<void> {
  const { credential } = await services.sandbox.target();
  await vscode.env.clipboard.writeText(credential.token);
  vscode.window.setStatusBarMessage('Copied the sandbox’s token: good until the sandbox ends', 3000);
}
