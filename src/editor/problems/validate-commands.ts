import * as vscode from 'vscode';
import type { Intent, KindId } from '../../catalog/kinds';
import type { Problem, Severity } from '../../catalog/problem';
import { payloadGlob } from '../../catalog/file-names';
import { problemOf } from '../../validation/finding';
import { inspectUri } from './checks';
import { payloadDocument } from '../host/payload-document';
import type { Services } from '../services';
import { labelText, noticeText } from '../host/shown-text';

/** What `securityProfiles.validate` returns (contract §5). */
export interface Validation {
  readonly kind: KindId | undefined;
  readonly intent: Intent;
  readonly problems: readonly Problem[];
}

const nouns: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', information: 'hint' };

/** `2 errors, 1 warning`, or `no problems`. */
export function inWords(problems: readonly Problem[]): string {
  const parts = Object.entries(nouns).flatMap(([severity, noun]) => {
    const count = problems.filter((problem) => problem.severity === severity).length;
    return count === 0 ? [] : [`${count} ${noun}${count === 1 ? '' : 's'}`];
  });
  return parts.join(', ') || 'no problems';
}

/** Checks a payload now, as what its file is checked; the marks are in Problems, the sum in the status bar. */
export async function validatePayload(services: Services, uri?: vscode.Uri): Promise<Validation> {
  const document = await payloadDocument(uri);
  const checked = await services.snapshots.check(document);
  const { snapshot, check } = checked;
  const { intent, findings } = check;
  const problems = findings.map(problemOf);
  const { inspectionOf } = await import('../../validation/inspect');
  services.diagnostics.show(document.uri, inspectionOf(checked));
  const name = vscode.workspace.asRelativePath(document.uri);
  vscode.window.setStatusBarMessage(
    `$(${problems.length === 0 ? 'check' : 'info'}) ${labelText(name)}: ${inWords(problems)}`,
    5000,
  );
  if (problems.some((problem) => problem.severity === 'error')) {
    await vscode.commands.executeCommand('workbench.actions.view.problems', { preserveFocus: true });
  }
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

/** Checks every payload file of every folder, `files.exclude` honoured; marks go to Problems, the sum to a message. */
export async function validateWorkspace(services: Services): Promise<WorkspaceValidation> {
  const files = await vscode.workspace.findFiles(payloadGlob);
  const problems: Problem[] = [];
  const unreadable: string[] = [];
  let done = 0;
  const cancelled = await vscode.window.withProgress(
    { location: vscode.ProgressLocation.Notification, title: 'Validating payloads', cancellable: true },
    async (progress, token) => {
      for (const uri of files) {
        if (token.isCancellationRequested) return true;
        progress.report({ message: noticeText(vscode.workspace.asRelativePath(uri)), increment: 100 / files.length });
        const found = await inspectUri(services.snapshots, uri, services.intents.of(uri)).catch(() => undefined);
        if (found) {
          services.diagnostics.show(uri, found);
          problems.push(...found.problems);
        } else {
          unreadable.push(uri.toString());
        }
        done += 1;
      }
      return false;
    },
  );
  const noun = done === 1 ? 'payload' : 'payloads';
  const unread = unreadable.length > 0 ? ` ${unreadable.length} could not be read.` : '';
  const stopped = cancelled ? ` Stopped before the other ${files.length - done}.` : '';
  void vscode.window.showInformationMessage(`${done} ${noun} checked: ${inWords(problems)}.${unread}${stopped}`);
  const count = (severity: Severity) => problems.filter((problem) => problem.severity === severity).length;
  return {
    files: done,
    errors: count('error'),
    warnings: count('warning'),
    information: count('information'),
    unreadable,
    cancelled,
  };
}
