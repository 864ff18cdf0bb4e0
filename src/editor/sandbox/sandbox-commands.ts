import * as vscode from 'vscode';
import { Cancelled, HumanError } from '../../errors';
import { payloadSuffix } from '../../catalog/file-names';
import type { ImportOutcome } from '../../sandbox/sandbox';
import { profileOf } from '../../response/wording';
import { plural } from '../../text/quantities';
import { noticeText } from '../host/shown-text';
import type { ChosenProfile } from './profile-argument';
import { nameOf } from './profile-name';
import type { SandboxServices } from './services';

/** Opens a stored profile as it is now, read-only. */
export async function openProfile(services: SandboxServices, { kind, profile }: ChosenProfile): Promise<void> {
  const stored = (await services.sandbox.start()).get(kind.id, profile.id);
  if (!stored) throw new HumanError(`The sandbox no longer has the ${kind.label} profile ${profile.id}.`);
  const { wholeBody } = await import('../../response/answer-body');
  await services.documents.open(`${profile.id}.${kind.id}${payloadSuffix}`, wholeBody(stored.text, 'json'), {
    preview: true,
  });
}

/** Deletes a stored profile, after asking. */
export async function deleteProfile(
  services: SandboxServices,
  { kind, profile }: ChosenProfile,
): Promise<{ deleted: boolean }> {
  const name = nameOf(profile);
  const which = name === profile.id ? name : `${name} (${profile.id})`;
  await confirmDelete(`Delete ${profileOf(kind)} ${which} from the sandbox?`);
  return { deleted: await (await services.sandbox.start()).remove(kind.id, profile.id) };
}

/** Deletes every profile in the sandbox, after asking. The files in the workspace stay as they are. */
export async function resetSandbox(services: SandboxServices): Promise<{ deleted: number }> {
  const sandbox = await services.sandbox.start();
  const count = sandbox.count();
  await confirmDelete(`Delete ${count === 1 ? 'the only profile' : `all ${count} profiles`} in the sandbox?`);
  await sandbox.reset();
  services.records.forgetEnvironment('sandbox');
  vscode.window.setStatusBarMessage(`Deleted ${plural(count, 'profile')} from the sandbox`, 5000);
  return { deleted: count };
}

/** @throws Cancelled when the person says no */
async function confirmDelete(question: string): Promise<void> {
  const detail = 'Your payload files are not affected. This can’t be undone.';
  const choice = await vscode.window.showWarningMessage(question, { modal: true, detail }, 'Delete');
  if (choice !== 'Delete') throw new Cancelled();
}

/** Arms a failure for the next request or for all of them, or ends the one that is armed. */
export async function simulateFailure(
  services: SandboxServices,
  spec: string | undefined,
): Promise<string | undefined> {
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
    label: 'Respond normally',
    iconPath: new vscode.ThemeIcon('check'),
    description: armed ? `turns off “${armed}”` : '',
    id: '',
  };
  const items = [end, ...choices.map(({ id, title: label }) => ({ label, id }))];
  const failure = await vscode.window.showQuickPick(items, {
    title,
    placeHolder: 'How should the sandbox respond?',
  });
  if (!failure) throw new Cancelled();
  if (failure.id === '') return '';
  const durations = [
    { label: 'The next request', times: '; times=1' },
    { label: 'Every request, until I turn it off', times: '' },
  ];
  const duration = await vscode.window.showQuickPick(durations, { title, placeHolder: 'For how long?' });
  if (!duration) throw new Cancelled();
  return failure.id + duration.times;
}

async function pickFolder(title: string, openLabel: string): Promise<vscode.Uri> {
  const [folder] =
    (await vscode.window.showOpenDialog({ title, openLabel, canSelectFiles: false, canSelectFolders: true })) ?? [];
  if (!folder) throw new Cancelled();
  if (folder.scheme !== 'file') throw new HumanError(`${folder.toString(true)} isn’t a folder on this computer.`);
  return folder;
}

/** Writes every profile into a folder as a payload file. */
export async function exportSandbox(services: SandboxServices, wanted?: vscode.Uri): Promise<{ written: number }> {
  const folder = wanted ?? (await pickFolder('Export Sandbox', 'Export Here'));
  const outcome = await (await services.sandbox.start()).exportTo(folder.fsPath);
  void tell(`Exported ${plural(outcome.written, 'profile')} to ${noticeText(folder.fsPath)}.`, {
    label: 'Open Folder',
    run: () => vscode.env.openExternal(folder),
  });
  return outcome;
}

/** Adds the payload files of a folder; what is refused is in the log, with the reason. */
export async function importSandbox(services: SandboxServices, wanted?: vscode.Uri): Promise<ImportOutcome> {
  const folder = wanted ?? (await pickFolder('Import into Sandbox', 'Import'));
  const outcome = await (await services.sandbox.start()).importFrom(folder.fsPath);
  const { added, skipped, refused } = outcome;
  for (const { path, reason } of refused) services.log.warn(`Not imported: ${path}: ${reason}`);
  const sentences = [
    `Imported ${plural(added, 'profile')}.`,
    ...(skipped > 0 ? [`${skipped} already existed.`] : []),
    ...(refused.length > 0 ? [`${plural(refused.length, 'file')} rejected.`] : []),
  ];
  const details = { label: 'Show Details', run: () => services.log.show() };
  void tell(sentences.join(' '), refused.length > 0 ? details : undefined);
  return outcome;
}

/** Says how it ended, with one thing to do about it. Nobody waits for the person. */
async function tell(sentence: string, action?: { readonly label: string; readonly run: () => unknown }): Promise<void> {
  const choice = await vscode.window.showInformationMessage(sentence, ...(action ? [action.label] : []));
  if (choice !== undefined) action?.run();
}

/** Puts the sandbox's URL, for other tools, on the clipboard. */
export async function copySandboxUrl(services: SandboxServices): Promise<string> {
  const { environment } = await services.sandbox.target();
  await vscode.env.clipboard.writeText(environment.base);
  vscode.window.setStatusBarMessage('Copied the sandbox URL', 3000);
  return environment.base;
}

/** Puts the sandbox's token on the clipboard. It is valid until the sandbox stops, on this computer alone. */
export async function copySandboxToken(services: SandboxServices): Promise<void> {
  const { credential } = await services.sandbox.target();
  await vscode.env.clipboard.writeText(credential.token);
  vscode.window.setStatusBarMessage('Copied the sandbox token. It is valid until the sandbox stops.', 3000);
}
