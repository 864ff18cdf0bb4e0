import type * as vscode from 'vscode';
import type { CheckClient } from '../../validation/check-client';
import type { Disposables } from '../host/disposables';
import { checkedAs, type Checking } from './checked-as';
import { keepClosedMarks } from './closed-marks';
import { PayloadDiagnostics } from './diagnostics';
import type { FileRecords } from '../host/file-records';
import { Marks, type RulePage } from './marks';
import { PayloadFiles } from './payload-files';
import { PayloadIndex } from './payload-index';
import { Snapshots } from './snapshots';

/** Everything that is known of payloads: whoever shows, fixes or sends one reads it here. */
export interface Payloads {
  /** Open documents, read and checked once for each version. */
  readonly snapshots: Snapshots;
  /** Which payload files the workspace has. */
  readonly files: PayloadFiles;
  /** Kind, problems and used values of each of them. */
  readonly index: PayloadIndex;
  /** What Problems shows. */
  readonly marks: Marks;
}

/** What reads and checks; loaded when the first text comes. */
type LoadClient = () => Promise<Pick<CheckClient, 'read' | 'check' | 'inspect' | 'files'>>;

const loadClient: LoadClient = async () => (await import('../../validation/check-client')).checkClient;

/** What payloads are checked with. */
export interface PayloadSettings extends Checking {
  readonly records: FileRecords;
  readonly rulePage: RulePage;
  readonly log: Pick<vscode.LogOutputChannel, 'error'>;
}

/** Builds the services and begins to mark open payloads; the workspace is searched when somebody asks for it. */
export function createPayloads(
  { records, digestKey, livePlace, rulePage, log }: PayloadSettings,
  disposables: Disposables,
  client: LoadClient = loadClient,
): Payloads {
  const as = checkedAs({ records, digestKey, livePlace });
  const snapshots = new Snapshots(client, (uri) => as()(uri));
  const files = disposables.add(new PayloadFiles());
  const checks = async () => new (await import('./file-checks')).FileChecks(snapshots, client, as);
  const index = disposables.add(new PayloadIndex(files, checks));
  const marks = disposables.add(new Marks(rulePage));
  const diagnostics = disposables.add(new PayloadDiagnostics(snapshots, marks, index, log));
  disposables.add(keepClosedMarks(marks, files, index));
  disposables.add(
    records.onDidChange((uri) => {
      diagnostics.recheck(uri);
      index.invalidate(uri);
    }),
  );
  return { snapshots, files, index, marks };
}
