import type * as vscode from 'vscode';
import type { Snapshots } from '../problems/snapshots';
import type { SendServices } from '../send/targets';

/** What tools work with. */
export interface Services extends SendServices {
  readonly extensionUri: vscode.Uri;
  readonly snapshots: SendServices['snapshots'] & Pick<Snapshots, 'checkText'>;
}
