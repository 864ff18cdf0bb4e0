import * as vscode from 'vscode';
import type { EnvironmentName } from '../request/environment';
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
import { LiveProvider } from './live/live-provider';
import type { LiveCommandServices } from './live/live-commands';
import { ResponsePanel } from './panel/response-panel';
import { createPayloads, type Payloads } from './problems/payloads';
import { SandboxHost } from './sandbox/sandbox-host';
import type { SandboxServices } from './sandbox/sandbox-commands';
import type { SendServices } from './send/targets';
import { authPorts } from './sign-in/auth-ports';
import { chosenPlace } from './settings/chosen-place';
import { TreeProvider } from './views/tree-provider';

/** All that the rooms work with. Each room names what it needs of it; only this file sees everything. */
export interface Services extends Payloads, SendServices, SandboxServices, LiveCommandServices {
  readonly extensionUri: vscode.Uri;
  readonly log: vscode.LogOutputChannel;
  readonly snapshots: Payloads['snapshots'];
  readonly records: FileRecords;
  readonly sandbox: SandboxHost;
  readonly documents: VirtualDocuments;
  /** Attempts as they end. */
  readonly ended: vscode.EventEmitter<LastResponse>;
  readonly history: HistoryService;
  readonly extensionId: string;
  /** Of this extension. */
  readonly version: string;
  readonly installation: vscode.Memento;
  /** Fired when something was written to an environment, or may have been. */
  readonly writes: vscode.EventEmitter<EnvironmentName>;
  readonly live: LiveProvider;
  readonly index: Payloads['index'];
  readonly tree: TreeProvider;
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
  const ended = held.add(new vscode.EventEmitter<LastResponse>());
  const writes = held.add(new vscode.EventEmitter<EnvironmentName>());
  held.add(ended.event(({ attempt }) => writes.fire(attempt.environment.name)));
  const reading = { ...payloads, auth, sandbox, log, writes, records };
  const services: Services = {
    extensionUri,
    history: held.add(new HistoryService({ storage: context.storageUri, log })),
    extensionId: context.extension.id,
    place: placeOf(vscode.env, context.extension.extensionKind, vscode),
    version: (context.extension.packageJSON as { version: string }).version,
    installation: context.globalState,
    ended,
    log,
    records,
    ...payloads,
    auth,
    digestKey,
    livePlace,
    sandbox,
    writes,
    live: held.add(new LiveProvider(reading)),
    tree: held.add(new TreeProvider(reading)),
    panel: new ResponsePanel(extensionUri),
    documents: new VirtualDocuments(),
  };
  held.add(
    vscode.workspace.onDidRenameFiles(({ files }) => {
      for (const { oldUri, newUri } of files) records.rename(oldUri, newUri);
    }),
  );
  return services;
}
