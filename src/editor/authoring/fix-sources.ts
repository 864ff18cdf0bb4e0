import * as vscode from 'vscode';
import type { PayloadIndex } from '../problems/payload-index';
import type { Snapshots } from '../problems/snapshots';

/** Fixes everything that can be fixed without asking; by command, or on saving. */
export const fixAllKind = vscode.CodeActionKind.SourceFixAll.append('secprofile');

/** What fixes are made of. */
export interface FixSources {
  readonly snapshots: Pick<Snapshots, 'check' | 'checkWhileCurrent' | 'checkText'>;
  readonly index: Pick<PayloadIndex, 'usedElsewhere'>;
}
