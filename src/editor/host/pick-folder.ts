import * as vscode from 'vscode';
import { Cancelled } from '../../errors';

/** What the dialog says, and the folder that it starts in where VS Code's own choice isn't right. */
type Options = Required<Pick<vscode.OpenDialogOptions, 'title' | 'openLabel'>> & {
  readonly start?: vscode.Uri | undefined;
};

/** Asks for a folder. @throws Cancelled */
export async function pickFolder({ title, openLabel, start }: Options): Promise<vscode.Uri> {
  const [folder] =
    (await vscode.window.showOpenDialog({
      title,
      openLabel,
      canSelectFiles: false,
      canSelectFolders: true,
      ...(start && { defaultUri: start }),
    })) ?? [];
  if (!folder) throw new Cancelled();
  return folder;
}
