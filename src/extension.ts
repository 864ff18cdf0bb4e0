import * as vscode from 'vscode';
import { Auth } from './auth/auth';
import { authPorts } from './editor/sign-in/auth-ports';
import { inspectUri, loadClient } from './editor/problems/checks';
import { registerQuickFixes } from './editor/authoring/code-actions';
import { PayloadLenses } from './editor/authoring/code-lenses';
import { registerCommands } from './editor/commands';
import { PayloadDiagnostics } from './editor/problems/diagnostics';
import { environmentStatus } from './editor/views/environment-status';
import { fileKey } from './editor/host/file-key';
import { Intents } from './editor/problems/intents';
import { KindsTree } from './editor/views/kinds-tree';
import { KnownIds } from './editor/send/known-ids';
import { panelActions } from './editor/panel/panel-actions';
import { PayloadIndex } from './editor/problems/payload-index';
import { ResponsePanel, responseViewId } from './editor/panel/response-panel';
import { SandboxHost } from './editor/sandbox/sandbox-host';
import { simulationSign } from './editor/views/simulation-status';
import type { Services } from './editor/services';
import { ruleSettings } from './editor/settings/settings';
import { Snapshots } from './editor/problems/snapshots';
import { registerTests } from './editor/problems/test-explorer';
import { registerValueCompletions } from './editor/authoring/value-completions';
import { registerValueHovers } from './editor/authoring/value-hovers';
import { VirtualDocuments, virtualScheme } from './editor/host/virtual-documents';
import { WorkspaceValues } from './editor/authoring/workspace-values';

let sandbox: SandboxHost | undefined;

/** Builds everything once and registers it. No file, network or sign-in here: those load at first use. */
export function activate(context: vscode.ExtensionContext): void {
  const { subscriptions, extensionUri, workspaceState } = context;
  const log = vscode.window.createOutputChannel('Security Profiles', { log: true });
  const rulePage = (rule: string) => vscode.Uri.joinPath(extensionUri, 'docs', 'rules', `${rule}.md`);
  const intents = new Intents(workspaceState);
  const snapshots = new Snapshots(loadClient, (uri) => ({ intent: intents.of(uri), rules: ruleSettings(uri) }));
  const inspect = (uri: vscode.Uri) => inspectUri(snapshots, uri, intents.of(uri));
  const index = new PayloadIndex(inspect);
  const host = new SandboxHost(context.globalStorageUri, context.secrets, log);
  sandbox = host;
  const services: Services = {
    extensionUri,
    log,
    intents,
    snapshots,
    diagnostics: new PayloadDiagnostics(snapshots, rulePage, log),
    knownIds: new KnownIds(workspaceState, fileKey),
    auth: new Auth(authPorts(context, log)),
    sandbox: host,
    tree: new KindsTree(index, host),
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
  const values = new WorkspaceValues();
  subscriptions.push(
    registerCommands(services),
    log,
    intents,
    index,
    services.diagnostics,
    services.tree,
    simulationSign(host),
    environmentStatus(services.auth),
    services.auth,
    services.diagnostics.onDidChange(({ uri, inspection }) =>
      inspection ? index.take(uri, inspection) : index.touch(uri),
    ),
    intents.onDidChange((uri) => services.diagnostics.again(uri)),
    vscode.workspace.onDidRenameFiles(({ files }) => {
      for (const { oldUri, newUri } of files) {
        void services.knownIds.rename(oldUri, newUri);
        intents.rename(oldUri, newUri);
      }
    }),
    values,
    registerQuickFixes({ snapshots, values }),
    registerValueHovers(snapshots),
    registerValueCompletions(snapshots, values),
    vscode.languages.registerCodeLensProvider(languages, new PayloadLenses(intents)),
    vscode.workspace.registerTextDocumentContentProvider(virtualScheme, services.documents),
    registerTests(index, async (uri) => (await inspect(uri)).problems),
    vscode.window.registerTreeDataProvider('securityProfiles.kinds', services.tree),
    vscode.window.registerWebviewViewProvider(responseViewId, services.panel),
  );
}

/** Ends the sandbox: what it acknowledged is on disk. */
export async function deactivate(): Promise<void> {
  await sandbox?.stop();
}
