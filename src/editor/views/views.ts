import * as vscode from 'vscode';
import { historyView } from '../history/history-view';
import { kindsViewId, responseViewId } from '../manifest/menus';
import { view } from '../manifest/view';
import { planView } from '../plan/plan-view';
import type { ResponsePanel } from '../panel/response-panel';
import { responseTabType } from '../manifest/menus';
import type { TreeProvider } from './tree-provider';
import { kindsWelcome } from './kinds-welcome';
import { rowsView } from '../host/rows-view';
import type { SelectedRows } from '../host/selected-rows';

const kindsView = view({
  id: kindsViewId,
  name: 'Payloads',
  container: 'securityProfiles',
  contextualTitle: 'Security Profiles',
  welcome: kindsWelcome,
  register: (services: () => Promise<{ readonly tree: TreeProvider; readonly selected: SelectedRows }>) =>
    rowsView(kindsViewId, services, ({ tree }) => tree.tree()),
});

const responseView = view({
  id: responseViewId,
  name: 'Response',
  container: 'securityProfiles-response',
  contextualTitle: 'Security Profiles Response',
  type: 'webview',
  register: (services: () => Promise<{ readonly panel: ResponsePanel }>) =>
    vscode.Disposable.from(
      vscode.window.registerWebviewViewProvider(responseViewId, {
        resolveWebviewView: async (shown) => (await services()).panel.resolveWebviewView(shown),
      }),
      vscode.window.registerWebviewPanelSerializer(responseTabType, {
        deserializeWebviewPanel: async (tab) => void (await services()).panel.adoptTab(tab),
      }),
    ),
});

/** Every view, a row each: activation registers them, `npm run generate` writes package.json from them. */
export const views = [kindsView, planView, historyView, responseView];
