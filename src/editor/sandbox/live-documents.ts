import * as vscode from 'vscode';
import { bundledKinds } from '../../catalog/bundled-kinds';
import { setOf, type Kind } from '../../catalog/kinds';
import type { StoredProfile } from '../../sandbox/sandbox';
import { virtualScheme, type VirtualDocuments } from '../host/virtual-documents';
import type { SandboxHost } from './sandbox-host';

/** `/sandbox/{set}/{id}/{name}`: the name is for people, the id counts. */
const pattern = /^\/sandbox\/([^/]+)\/([^/]+)\//;

/** The kind and id of a live document's path; undefined for any other. */
function subjectOf(path: string): { readonly kind: Kind; readonly id: string } | undefined {
  const [, set, id] = pattern.exec(path) ?? [];
  const kind = bundledKinds.kinds.find((each) => setOf(each) === set);
  return kind && id !== undefined ? { kind, id } : undefined;
}

async function shown({ text }: StoredProfile): Promise<string> {
  return (await import('../../response/answer-body')).wholeBody(text, 'json');
}

/** The text of a live document that VS Code asks for, after a reload for example. */
export async function liveText(sandbox: Pick<SandboxHost, 'profiles'>, path: string): Promise<string | undefined> {
  const subject = subjectOf(path);
  const profile = subject && (await sandbox.profiles())?.get(subject.kind.id, subject.id);
  return profile && shown(profile);
}

/** Opens a profile as it is now, read-only. It is no payload, and nothing of ours marks it. */
export async function openLive(
  documents: Pick<VirtualDocuments, 'openAt'>,
  kind: Kind,
  profile: StoredProfile,
): Promise<void> {
  const { fileNameFor } = await import('../../text/file-name');
  const { profileName } = await import('../../payload/profile-name');
  const name = fileNameFor(profileName(kind, profile.text) ?? profile.id, { ending: `.${kind.id}.live.json` });
  const path = `/sandbox/${setOf(kind)}/${profile.id}/${name}`;
  await documents.openAt(path, await shown(profile), { preview: true });
}

/** Closes the document of a profile that is deleted, whoever deletes it. */
export function closeDeleted({ sandbox }: { readonly sandbox: SandboxHost }): vscode.Disposable {
  const isGone = ({ input }: vscode.Tab): boolean => {
    if (!(input instanceof vscode.TabInputText) || input.uri.scheme !== virtualScheme) return false;
    const subject = subjectOf(input.uri.path);
    return subject !== undefined && sandbox.running?.get(subject.kind.id, subject.id) === undefined;
  };
  return sandbox.onDidChange(() => {
    if (!sandbox.running) return;
    const gone = vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs.filter(isGone));
    if (gone.length > 0) void vscode.window.tabGroups.close(gone, true);
  });
}
