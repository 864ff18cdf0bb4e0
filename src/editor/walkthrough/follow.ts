import * as vscode from 'vscode';
import type { Write } from '../../catalog/kinds';
import { Disposables } from '../host/disposables';
import { isEditedPayload } from '../host/payload-document';
import type { LastResponse } from '../panel/response-body';
import { FewerMarks } from './fewer-marks';
import type { Milestone } from './walkthrough';

/** Where milestones show. */
export interface FollowedServices {
  readonly ended: Pick<vscode.EventEmitter<LastResponse>, 'event'>;
  readonly reach: (milestone: Milestone) => Promise<void>;
}

/** Ticks steps of the walkthrough as they are done. VS Code keeps what was ticked. */
export function followFirstSteps({ ended, reach }: FollowedServices): vscode.Disposable {
  const following = new Disposables();
  following.add(untilHelped(() => void reach('helped')));
  following.add(untilFixed(() => void reach('mended')));
  following.add(
    ended.event(({ attempt, view }) => {
      const milestone = ofWrites[attempt.intent];
      if (view.tone === 'success' && milestone) void reach(milestone);
    }),
  );
  return following;
}

/** A delete is no step. */
const ofWrites: Readonly<Record<Write, Milestone | undefined>> = { add: 'added', update: 'updated', delete: undefined };

/** Asks to be told of completions, and has none itself. */
function untilHelped(reach: () => void): vscode.Disposable {
  return vscode.languages.registerCompletionItemProvider(
    ['json', 'jsonc'],
    {
      provideCompletionItems(document) {
        if (isEditedPayload(document)) reach();
        return [];
      },
    },
    '"',
  );
}

/** Waits until the person's edit of an open payload leaves fewer of our marks. */
function untilFixed(reach: () => void): vscode.Disposable {
  const fewer = new FewerMarks();
  const isOpen = (file: string) => vscode.workspace.textDocuments.some(({ uri }) => uri.toString() === file);
  return vscode.Disposable.from(
    vscode.workspace.onDidChangeTextDocument(({ document }) => {
      // A first edit may still be told of as saved; that it isn’t is told next. What another program has written always is.
      if (document.isDirty && isEditedPayload(document)) fewer.edited(document.uri.toString());
    }),
    vscode.languages.onDidChangeDiagnostics(({ uris }) => {
      for (const uri of uris) {
        const marks = vscode.languages.getDiagnostics(uri).filter(({ source }) => source === 'secprofile');
        if (!isOpen(uri.toString())) fewer.closed(uri.toString());
        else if (fewer.marked(uri.toString(), marks)) reach();
      }
    }),
  );
}
