import { homedir } from 'node:os';
import * as vscode from 'vscode';
import { Cancelled, HumanError } from '../../errors';
import type { ExportOutcome, ImportOutcome } from '../../sandbox/sandbox';
import { plural } from '../../text/quantities';
import { uriKey } from '../host/disk-key';
import { offerFolder } from '../host/offer-folder';
import { pickFolder } from '../host/pick-folder';
import { noticeText } from '../host/shown-text';
import { importSentence, rejectionList } from './import-report';
import type { FileRecords } from '../host/file-records';
import { whereItAnswers, type HostLocation } from '../host/host-location';
import type { VirtualDocuments } from '../host/virtual-documents';
import type { SandboxHost } from './sandbox-host';

/** What the commands of the sandbox work with. */
export interface SandboxServices {
  readonly sandbox: SandboxHost;
  readonly documents: Pick<VirtualDocuments, 'open'>;
  readonly records: Pick<FileRecords, 'forgetEnvironment'>;
  readonly place: HostLocation;
}

/** Takes the sandbox from the window that has it. */
export async function takeSandbox({ sandbox }: SandboxServices): Promise<void> {
  await sandbox.take(confirmGone);
  vscode.window.setStatusBarMessage('The sandbox runs in this window now. Send again.', 5000);
}

/** Nobody can tell whether the holder is running: the person decides. @throws Cancelled when they don't say that it has ended */
async function confirmGone(holder: string | undefined): Promise<boolean> {
  const by = holder === undefined ? '' : ` by ${noticeText(holder)}`;
  const detail =
    `Its folder is marked as in use${by}, but nothing responds there, and this computer can’t tell whether that program ` +
    'has ended. It might run on another computer or in a container. If it’s still running, profiles can be lost.';
  const choice = await vscode.window.showWarningMessage('Take over the sandbox?', { modal: true, detail }, 'Take Over');
  if (choice !== 'Take Over') throw new Cancelled();
  return true;
}

/** Deletes every profile in the sandbox, after asking. The files in the workspace stay as they are. */
export async function resetSandbox(services: SandboxServices): Promise<{ deleted: number }> {
  const sandbox = await services.sandbox.start();
  const count = sandbox.count();
  if (count > 0)
    await confirmDelete(`Delete ${count === 1 ? 'the only profile' : `all ${count} profiles`} in the sandbox?`);
  await sandbox.reset();
  services.records.forgetEnvironment('sandbox');
  vscode.window.setStatusBarMessage(`Deleted ${plural(count, 'profile')} from the sandbox`, 5000);
  return { deleted: count };
}

/** @throws Cancelled when the person says no */
async function confirmDelete(question: string): Promise<void> {
  const detail = 'Your payload files aren’t affected. This can’t be undone.';
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

/** Otherwise a remote window shows the folders of its other machine, where the sandbox is not. */
const ownComputer = ({ place }: SandboxServices) => (place.apart ? vscode.Uri.file(homedir()) : undefined);

/** The sandbox reads and writes where it runs: a folder of another machine is none of its. @throws HumanError */
function localPath(folder: vscode.Uri): string {
  if (folder.scheme === 'file') return folder.fsPath;
  throw new HumanError(`${folder.toString(true)} isn’t a folder on this computer.`);
}

/** A folder to export to. The dialog starts in the workspace's own, so that one is asked for once more. */
async function pickExportFolder(services: SandboxServices): Promise<vscode.Uri> {
  const folder = await pickFolder({
    title: 'Export Sandbox',
    openLabel: 'Export Here',
    start: ownComputer(services),
  });
  const roots = vscode.workspace.workspaceFolders ?? [];
  if (!roots.some(({ uri }) => uriKey(uri) === uriKey(folder))) return folder;
  const choice = await vscode.window.showWarningMessage(
    'Export to the top folder of the workspace?',
    { modal: true, detail: `Each profile becomes a payload file in ${folder.fsPath}.` },
    'Use Subfolder “sandbox”',
    'Export Here',
  );
  if (choice === undefined) throw new Cancelled();
  return choice === 'Export Here' ? folder : vscode.Uri.joinPath(folder, 'sandbox');
}

/** Writes every profile into a folder as a payload file. */
export async function exportSandbox(services: SandboxServices, wanted?: vscode.Uri): Promise<ExportOutcome> {
  const folder = wanted ?? (await pickExportFolder(services));
  const path = localPath(folder);
  const outcome = await (await services.sandbox.start()).exportTo(path);
  const sentence = `Exported ${plural(outcome.written, 'profile')} to ${noticeText(path)}.`;
  void offerFolder(sentence, folder, services.place);
  return outcome;
}

/** Adds the payload files of a folder; what is rejected can be read, with the reasons. */
export async function importSandbox(services: SandboxServices, wanted?: vscode.Uri): Promise<ImportOutcome> {
  const folder = localPath(
    wanted ?? (await pickFolder({ title: 'Import into Sandbox', openLabel: 'Import', start: ownComputer(services) })),
  );
  const outcome = await (await services.sandbox.start()).importFrom(folder);
  void sayImported(services.documents, folder, outcome);
  return outcome;
}

/** Says how it ended, with the files that were refused. Nobody waits for the person. */
async function sayImported(
  documents: SandboxServices['documents'],
  folder: string,
  outcome: ImportOutcome,
): Promise<void> {
  const { refused } = outcome;
  const details = refused.length > 0 ? ['Show Details'] : [];
  const choice = await vscode.window.showInformationMessage(importSentence(outcome), ...details);
  if (choice !== undefined) await documents.open('rejected-files.txt', rejectionList(folder, refused));
}

/** Puts the sandbox's URL, for other tools, on the clipboard. */
export async function copySandboxUrl(services: SandboxServices): Promise<string> {
  const { environment } = await services.sandbox.target();
  await vscode.env.clipboard.writeText(environment.base);
  const where = whereItAnswers(services.place);
  vscode.window.setStatusBarMessage(`Copied the sandbox URL${where}`, where === '' ? 3000 : 10_000);
  return environment.base;
}

/** Puts the sandbox's token on the clipboard. It is valid until the sandbox stops, on this computer alone. */
export async function copySandboxToken(services: SandboxServices): Promise<void> {
  const { credential } = await services.sandbox.target();
  await vscode.env.clipboard.writeText(credential.token);
  vscode.window.setStatusBarMessage('Copied the sandbox token. It is valid until the sandbox stops.', 3000);
}

/** Starts the sandbox, which otherwise starts with the first request. Returns its URL. @throws HumanError when it can't */
export async function startSandboxNow(services: SandboxServices): Promise<string> {
  return (await services.sandbox.start()).url;
}

/** Ends this window's sandbox until it is needed again. Its profiles stay. */
export async function stopSandbox(services: SandboxServices): Promise<void> {
  await services.sandbox.pause();
}
