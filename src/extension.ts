import * as vscode from 'vscode';
import { Auth } from './auth/auth';
import { authPorts } from './editor/sign-in/auth-ports';
import { registerQuickFixes } from './editor/authoring/code-actions';
import { PayloadLenses } from './editor/authoring/code-lenses';
import { registerCommands } from './editor/commands';
import { environmentStatus } from './editor/views/environment-status';
import { fileKey } from './editor/host/file-key';
import { Intents } from './editor/problems/intents';
import { KindsTree } from './editor/views/kinds-tree';
import { KnownIds } from './editor/send/known-ids';
import { panelActions } from './editor/panel/panel-actions';
import { createPayloads } from './editor/problems/payloads';
import { ResponsePanel, responseViewId } from './editor/panel/response-panel';
import { SandboxHost } from './editor/sandbox/sandbox-host';
import { simulationSign } from './editor/views/simulation-status';
import type { Services } from './editor/services';
import { registerTests } from './editor/problems/test-explorer';
import { registerValueCompletions } from './editor/authoring/value-completions';
import { registerValueHovers } from './editor/authoring/value-hovers';
import { Disposables } from './editor/host/disposables';
import { VirtualDocuments, virtualScheme } from './editor/host/virtual-documents';

let sandbox: SandboxHost | undefined;

/** Builds everything once and registers it. No file, network or sign-in here: those load at first use. */
export function activate(context: vscode.ExtensionContext): void {
  const { subscriptions, extensionUri, workspaceState } = context;
  const log = vscode.window.createOutputChannel('Security Profiles', { log: true });
  const rulePage = (rule: string) => vscode.Uri.joinPath(extensionUri, 'docs', 'rules', `${rule}.md`);
  const intents = new Intents(workspaceState);
  const disposables = new Disposables();
  const payloads = createPayloads({ intents, rulePage, log }, disposables);
  const host = new SandboxHost(context.globalStorageUri, context.secrets, log);
  sandbox = host;
  const services: Services = {
    extensionUri,
    log,
    intents,
    ...payloads,
    knownIds: new KnownIds(workspaceState, fileKey),
    auth: new Auth(authPorts(context, log)),
    sandbox: host,
    tree: new KindsTree(payloads.index, host),
    panel: new ResponsePanel(
      extensionUri,
      panelActions(() => services),
    ),
    documents: new VirtualDocuments(),
    lastTarget: undefined,
    last: undefined,
    attempts: new Map(),
    underWay: undefined,
  };

  const languages = ['json', 'jsonc'];
  subscriptions.push(
    registerCommands(services),
    log,
    intents,
    disposables,
    services.tree,
    simulationSign(host),
    environmentStatus(services.auth),
    services.auth,
    vscode.workspace.onDidRenameFiles(({ files }) => {
      for (const { oldUri, newUri } of files) {
        void services.knownIds.rename(oldUri, newUri);
        intents.rename(oldUri, newUri);
      }
    }),
    registerQuickFixes(payloads),
    registerValueHovers(payloads.snapshots),
    registerValueCompletions(payloads.snapshots, payloads.index),
    vscode.languages.registerCodeLensProvider(languages, new PayloadLenses(intents)),
    vscode.workspace.registerTextDocumentContentProvider(virtualScheme, services.documents),
    registerTests(payloads.index),
    vscode.window.registerTreeDataProvider('securityProfiles.kinds', services.tree),
    vscode.window.registerWebviewViewProvider(responseViewId, services.panel),
  );
}

/** Ends the sandbox: what it acknowledged is on disk. */
export async function deactivate(): Promise<void> {
  await sandbox?.stop();
}
