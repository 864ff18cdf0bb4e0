import * as vscode from 'vscode';
import type { Intent, KindId } from '../../catalog/kinds';
import { type Problem, problemOf } from '../../validation/problem';
import { countProblems, countsText } from '../../validation/problem-counts';
import { plural } from '../../text/quantities';
import { payloadDocument } from '../host/payload-document';
import { labelText } from '../host/shown-text';
import { SteadyText } from '../host/steady-text';
import { uriKey } from '../host/disk-key';
import { shownNow, type Marks } from './marks';
import type { PayloadFiles } from './payload-files';
import { inBatches, takeFrom } from '../host/batches';
import type { PayloadIndex } from './payload-index';
import type { Snapshots } from './snapshots';

/** What `securityProfiles.validate` returns (contract §5). */
export interface Validation {
  readonly kind: KindId | undefined;
  readonly intent: Intent;
  readonly problems: readonly Problem[];
}

/**
 * Checks payloads now, as what their files are checked; the marks are in Problems, the sum in the status bar.
 *
 * @param uris none for the active editor's
 * @returns what holds of the payload, of several a list
 */
export async function validatePayload(
  services: { readonly snapshots: Snapshots; readonly marks: Marks },
  uris: readonly vscode.Uri[],
): Promise<Validation | readonly Validation[]> {
  const documents = await Promise.all((uris.length > 0 ? uris : [undefined]).map(payloadDocument));
  const validations = await Promise.all(documents.map((document) => validateOne(services, document)));
  const problems = validations.flatMap((validation) => validation.problems);
  const names = documents.map(({ uri }) => labelText(vscode.workspace.asRelativePath(uri)));
  const what = names.length > 1 ? plural(names.length, 'payload') : names.join('');
  const counts = countProblems(problems);
  const icon = problems.length === 0 ? 'check' : 'info';
  vscode.window.setStatusBarMessage(`$(${icon}) ${what}: ${countsText(counts)}`, 5000);
  if (counts.error > 0) {
    await vscode.commands.executeCommand('workbench.actions.view.problems', { preserveFocus: true });
  }
  const [validation] = validations;
  return validations.length === 1 && validation ? validation : validations;
}

async function validateOne(
  { snapshots, marks }: { readonly snapshots: Snapshots; readonly marks: Marks },
  document: vscode.TextDocument,
): Promise<Validation> {
  const { snapshot, check } = await snapshots.check(document);
  const { intent, findings } = check;
  const problems = findings.map(problemOf);
  marks.show(document.uri, problems);
  return { kind: snapshot.payload.kind?.id, intent, problems };
}

/** The sum of a run over the workspace. */
export interface WorkspaceValidation {
  readonly files: number;
  readonly errors: number;
  readonly warnings: number;
  readonly information: number;
  /** Files that could not be read, by URI. */
  readonly unreadable: readonly string[];
  readonly cancelled: boolean;
}

/** What a run over the workspace works with. */
interface Workspace {
  readonly files: PayloadFiles;
  readonly index: PayloadIndex;
  readonly marks: Marks;
}

/**
 * Checks every payload file of every folder, `files.exclude` honoured; what has not changed since it was checked is not
 * checked again. Marks go to Problems, the sum to a message.
 */
export async function validateWorkspace({ files, index, marks }: Workspace): Promise<WorkspaceValidation> {
  const uris = await files.search();
  const counts = countProblems([]);
  const unreadable: string[] = [];
  let done = 0;
  const cancelled = await vscode.window.withProgress(
    { location: vscode.ProgressLocation.Notification, title: 'Validating payloads', cancellable: true },
    async (progress, token) => {
      const said = new SteadyText();
      const check = async (batch: readonly vscode.Uri[]) => {
        const found = await index.current(batch);
        const checked: [vscode.Uri, readonly Problem[]][] = [];
        batch.forEach((uri, at) => {
          const inspection = found[at];
          if (inspection) checked.push([uri, inspection.problems]);
          else unreadable.push(uri.toString());
          for (const { severity } of inspection?.problems ?? []) counts[severity] += 1;
        });
        marks.showAll(checked);
        done += batch.length;
        const message = said.next(`${done} of ${uris.length}`, 'checked');
        const increment = (100 * batch.length) / uris.length;
        progress.report({ increment, ...(message !== undefined && { message }) });
      };
      await inBatches(takeFrom(uris), check, () => !token.isCancellationRequested);
      return done < uris.length;
    },
  );
  if (!cancelled) dropOthers(marks, uris, unreadable);
  const unread = unreadable.length > 0 ? ` ${unreadable.length} couldn’t be read.` : '';
  const stopped = cancelled ? ` Stopped before the other ${uris.length - done}.` : '';
  const sum = `${plural(done, 'payload')} checked: ${countsText(counts)}.${unread}${stopped}`;
  void vscode.window.showInformationMessage(uris.length === 0 ? 'This workspace has no payloads.' : sum);
  const { error: errors, warning: warnings, information } = counts;
  return { files: done, errors, warnings, information, unreadable, cancelled };
}

/** Drops the marks of files that are not there, or cannot be read any more. */
function dropOthers(marks: Marks, uris: readonly vscode.Uri[], unreadable: readonly string[]): void {
  const unread = new Set(unreadable);
  const marked = new Set(uris.filter((uri) => !unread.has(uri.toString())).map(uriKey));
  const isShown = shownNow();
  for (const uri of marks.files()) {
    if (!marked.has(uriKey(uri)) && !isShown(uri)) marks.drop(uri);
  }
}
