import * as vscode from 'vscode';
import { historyView } from '../history/history-view';
import { kindsViewId, responseViewId } from '../manifest/menus';
import { view } from '../manifest/view';
import type { ResponsePanel } from '../panel/response-panel';
import type { TreeProvider } from './tree-provider';
import { kindsWelcome } from './kinds-welcome';
import { TreeOnDemand } from '../host/tree-on-demand';

const kindsView = view({
  id: kindsViewId,
  name: 'Payloads',
  container: 'securityProfiles',
  contextualTitle: 'Security Profiles',
  welcome: kindsWelcome,
  register: (services: () => Promise<{ readonly tree: TreeProvider }>) => {
    const tree = new TreeOnDemand(async () => (await services()).tree);
    return vscode.Disposable.from(tree, vscode.window.registerTreeDataProvider(kindsViewId, tree));
  },
});

const responseView = view({
  id: responseViewId,
  name: 'Response',
  container: 'securityProfiles-response',
  contextualTitle: 'Security Profiles Response',
  type: 'webview',
  register: (services: () => Promise<{ readonly panel: ResponsePanel }>) =>
    vscode.window.registerWebviewViewProvider(responseViewId, {
      resolveWebviewView: async (shown) => (await services()).panel.resolveWebviewView(shown),
    }),
});

/** Every view, a row each: activation registers them, `npm run generate` writes package.json from them. */
export const views = [kindsView, historyView, responseView];
