import * as vscode from 'vscode';
import { Auth } from '../auth/auth';
import type { Disposables } from './host/disposables';
import { diskKey } from './host/disk-key';
import { fileKey } from './host/file-key';
import { DigestKey } from './host/digest-key';
import { HistoryService } from './history/history-service';
import { FileRecords } from './host/file-records';
import { placeOf } from './host/place';
import { VirtualDocuments } from './host/virtual-documents';
import type { LastResponse } from './panel/response-body';
import { ResponsePanel } from './panel/response-panel';
import { createPayloads, type Payloads } from './problems/payloads';
import { SandboxHost } from './sandbox/sandbox-host';
import type { SandboxServices } from './sandbox/sandbox-commands';
import type { SendServices } from './send/targets';
import { authPorts } from './sign-in/auth-ports';
import { chosenPlace } from './settings/chosen-place';
import { KindsTree } from './views/kinds-tree';

/** All that the rooms work with. Each room names what it needs of it; only this file sees everything. */
export interface Services extends Payloads, SendServices, SandboxServices {
  readonly extensionUri: vscode.Uri;
  readonly log: vscode.LogOutputChannel;
  readonly snapshots: Payloads['snapshots'];
  readonly records: FileRecords;
  readonly sandbox: SandboxHost;
  readonly documents: VirtualDocuments;
  readonly tree: KindsTree;
  /** Attempts as they end. */
  readonly ended: vscode.EventEmitter<LastResponse>;
  readonly history: HistoryService;
  readonly extensionId: string;
  /** Of this extension. */
  readonly version: string;
  readonly installation: vscode.Memento;
}

/**
 * Builds everything once. No file, network or sign-in here: those load at first use.
 *
 * @param held ends it all
 */
export function createServices(context: vscode.ExtensionContext, held: Disposables): Services {
  const { extensionUri, workspaceState } = context;
  const log = held.add(vscode.window.createOutputChannel('Security Profiles', { log: true }));
  const rulePage = (rule: string) => vscode.Uri.joinPath(extensionUri, 'docs', 'rules', `${rule}.md`);
  const records = held.add(new FileRecords(workspaceState, fileKey, diskKey));
  const digestKey = new DigestKey(context.secrets, workspaceState);
  const auth = held.add(new Auth(authPorts(context, log)));
  const livePlace = () => chosenPlace(auth);
  held.add(auth.onDidChange(() => records.changed()));
  const payloads = createPayloads({ records, digestKey, livePlace, rulePage, log }, held);
  const sandbox = new SandboxHost({
    storage: context.globalStorageUri,
    secrets: context.secrets,
    state: workspaceState,
    log,
  });
  const services: Services = {
    extensionUri,
    history: held.add(new HistoryService({ storage: context.storageUri, log })),
    extensionId: context.extension.id,
    place: placeOf(vscode.env, context.extension.extensionKind, vscode),
    version: (context.extension.packageJSON as { version: string }).version,
    installation: context.globalState,
    ended: held.add(new vscode.EventEmitter<LastResponse>()),
    log,
    records,
    ...payloads,
    auth,
    digestKey,
    livePlace,
    sandbox,
    tree: held.add(new KindsTree(payloads.index, sandbox)),
    panel: new ResponsePanel(extensionUri),
    documents: new VirtualDocuments(async (path) => (await import('./sandbox/live-documents')).liveText(sandbox, path)),
  };
  held.add(
    vscode.workspace.onDidRenameFiles(({ files }) => {
      for (const { oldUri, newUri } of files) records.rename(oldUri, newUri);
    }),
  );
  return services;
}
