import * as vscode from 'vscode';
import type { EnvironmentName } from '../request/environment';
import { Auth } from '../auth/auth';
import type { Disposables } from './host/disposables';
import { keepRecords } from './host/share-records';
import { fileKey } from './host/file-key';
import { DigestKey } from './host/digest-key';
import { HistoryService } from './history/history-service';
import { withinBoundary } from './error-boundary';
import { FileRecords } from './host/file-records';
import { hostLocation } from './host/host-location';
import { SelectedRows } from './host/selected-rows';
import { VirtualDocuments } from './host/virtual-documents';
import type { LastResponse } from './panel/response-body';
import { LiveOnDemand } from './live/live-on-demand';
import type { LiveProvider } from './live/live-provider';
import type { LiveCommandServices } from './live/live-commands';
import type { LiveRead } from './live/services';
import { PlanService } from './plan/plan-service';
import type { PlanServices } from './plan/plan-ports';
import { ResponsePanel } from './panel/response-panel';
import { createPayloads, type Payloads } from './problems/payloads';
import { SandboxHost } from './sandbox/sandbox-host';
import type { SandboxServices } from './sandbox/sandbox-commands';
import type { SendServices } from './send/targets';
import { authPorts } from './sign-in/auth-ports';
import { chosenPlace } from './settings/chosen-place';
import { responseLocation } from './settings/settings';
import { TreeProvider } from './views/tree-provider';
import type { Milestone } from './walkthrough/walkthrough';

/** All that the rooms work with. Each room names what it needs of it; only this file sees everything. */
export interface Services extends Payloads, SendServices, SandboxServices, LiveCommandServices, PlanServices {
  readonly extensionUri: vscode.Uri;
  readonly log: vscode.LogOutputChannel;
  readonly snapshots: Payloads['snapshots'];
  readonly records: FileRecords;
  readonly digestKey: DigestKey;
  readonly sandbox: SandboxHost;
  readonly documents: VirtualDocuments;
  /** Attempts as they end. */
  readonly ended: vscode.EventEmitter<LastResponse>;
  readonly history: HistoryService;
  readonly extensionId: string;
  /** Of this extension. */
  readonly version: string;
  readonly installation: vscode.Memento;
  /** Ticks a step of the walkthrough. */
  readonly reach: (milestone: Milestone) => Promise<void>;
  /** Fired when something was written to an environment, or may have been. */
  readonly writes: vscode.EventEmitter<EnvironmentName>;
  /** Fired with live profiles that were read. */
  readonly reads: vscode.EventEmitter<LiveRead>;
  readonly live: LiveOnDemand;
  readonly index: Payloads['index'];
  readonly tree: TreeProvider;
  readonly selected: SelectedRows;
  readonly plan: PlanService;
}

/**
 * Builds everything once. No file, network or sign-in here: those load at first use.
 *
 * @param held ends it all
 * @param provider through which VS Code reads live documents
 */
export function createServices(
  context: vscode.ExtensionContext,
  held: Disposables,
  provider: Pick<LiveProvider, 'tell'>,
): Services {
  const { extension, extensionUri, workspaceState } = context;
  const log = held.add(vscode.window.createOutputChannel('Security Profiles', { log: true }));
  const rulePage = (rule: string) => vscode.Uri.joinPath(extensionUri, 'docs', 'rules', `${rule}.md`);
  const within = <T>(what: string, run: () => T | PromiseLike<T>) => withinBoundary(what, log, run);
  const records = held.add(new FileRecords(workspaceState, fileKey));
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
  const reads = held.add(new vscode.EventEmitter<LiveRead>());
  const reading = { ...payloads, auth, sandbox, log, writes, records, reads };
  const history = held.add(new HistoryService({ storage: context.storageUri, log }));
  const responses = () => import('./history/response-of');
  const services: Services = {
    extensionUri,
    history,
    extensionId: extension.id,
    place: hostLocation(vscode.env, extension.extensionKind, vscode),
    version: (extension.packageJSON as { version: string }).version,
    installation: context.globalState,
    reach: (milestone) => import('./walkthrough/milestones').then(({ reach }) => reach(context.globalState, milestone)),
    ended,
    log,
    records,
    ...payloads,
    within,
    auth,
    digestKey,
    livePlace,
    sandbox,
    writes,
    reads,
    live: held.add(new LiveOnDemand(reading, provider)),
    storage: context.storageUri,
    plan: held.add(new PlanService()),
    tree: held.add(new TreeProvider(reading)),
    selected: new SelectedRows(),
    sending: new Set(),
    panel: new ResponsePanel({
      extensionUri,
      location: responseLocation,
      within,
      shows: async (last) => (await responses()).noteShown(workspaceState, last),
      restore: async () => (await responses()).lastShown(workspaceState, services),
      openTarget: async (document, target) =>
        (await import('./send/open-target')).openTarget(payloads, document, target),
    }),
    documents: new VirtualDocuments(),
  };
  held.add(keepRecords(records, context, log));
  return services;
}
