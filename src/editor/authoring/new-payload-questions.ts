import * as vscode from 'vscode';
import { Cancelled } from '../../errors';
import { bundledKinds } from '../../catalog/bundled-kinds';
import { kindWords } from '../../catalog/kind-words';
import type { Kind } from '../../catalog/kinds';
import { uriKey } from '../host/disk-key';
import { promptText } from '../host/shown-text';
import { newFileName, placeIn, type NewPlace } from '../host/new-file-place';

/** Asks which kind; each says what it is for. @throws Cancelled */
export async function askKind(): Promise<Kind> {
  const items = bundledKinds.kinds.map((kind) => ({
    label: kind.label,
    iconPath: new vscode.ThemeIcon(kind.icon),
    detail: kindWords[kind.id]?.purpose ?? '',
    profileKind: kind,
  }));
  const picked = await vscode.window.showQuickPick(items, {
    title: 'New Profile Payload',
    placeHolder: 'Select the kind of profile',
    matchOnDetail: true,
  });
  if (!picked) throw new Cancelled();
  return picked.profileKind;
}

/** What a new payload is about, and where it goes. */
export interface NameAndPlace {
  /** As it was typed; empty where nothing was. */
  readonly subject: string;
  readonly place: NewPlace;
}

const otherFolder: vscode.QuickInputButton = {
  iconPath: new vscode.ThemeIcon('folder-opened'),
  tooltip: 'Choose Another Folder…',
};

/** Asks once for what the payload is about, which names the file, and shows where that goes. @throws Cancelled */
export async function askNameAndPlace(kind: Kind, folder: vscode.Uri | undefined): Promise<NameAndPlace> {
  let place = await placeIn(folder);
  const box = vscode.window.createInputBox();
  box.title = `New ${kind.label} Payload`;
  box.ignoreFocusOut = true;
  box.placeholder = kindWords[kind.id]?.nameLabel ?? kind.label;
  box.buttons = [otherFolder];
  const show = () => {
    const name = newFileName(kind, box.value.trim(), place);
    const where = place.folder ? `in ${shownFolder(place.folder)}` : '(saving asks for a folder)';
    box.prompt = promptText(`Name for the new payload: ${name} ${where}`);
  };
  show();
  // Another box, such as that of the folder, hides this one.
  let isChoosing = false;
  const chooseFolder = async () => {
    isChoosing = true;
    const chosen = await askFolder(place.folder);
    if (chosen) place = await placeIn(chosen);
    isChoosing = false;
    show();
    box.show();
  };
  try {
    const subject = await new Promise<string>((resolve, reject) => {
      box.onDidChangeValue(show);
      box.onDidAccept(() => resolve(box.value.trim()));
      box.onDidHide(() => {
        if (!isChoosing) reject(new Cancelled());
      });
      box.onDidTriggerButton(() => {
        chooseFolder().catch(reject);
      });
      box.show();
    });
    return { subject, place };
  } finally {
    box.dispose();
  }
}

/** The workspace's own folder by its name, others by their path in it. */
function shownFolder(folder: vscode.Uri): string {
  const own = vscode.workspace.getWorkspaceFolder(folder);
  return own && uriKey(own.uri) === uriKey(folder) ? own.name : vscode.workspace.asRelativePath(folder);
}

async function askFolder(present: vscode.Uri | undefined): Promise<vscode.Uri | undefined> {
  const [chosen] =
    (await vscode.window.showOpenDialog({
      ...(present && { defaultUri: present }),
      canSelectFolders: true,
      canSelectFiles: false,
      openLabel: 'Create Payload Here',
      title: 'Folder of the New Payload',
    })) ?? [];
  return chosen;
}
