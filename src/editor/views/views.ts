import * as vscode from 'vscode';
import { historyView } from '../history/history-view';
import { view } from '../manifest/view';
import { responseViewId, type ResponsePanel } from '../panel/response-panel';
import { kindsViewId } from '../manifest/menus';
import { kindsWelcome } from './kinds-welcome';
import type { TreeProvider } from './tree-provider';

export const kindsView = view({
  id: kindsViewId,
  name: 'Payloads',
  container: 'securityProfiles',
  contextualTitle: 'Security Profiles',
  welcome: kindsWelcome,
  register: ({ tree }: { readonly tree: TreeProvider }) => vscode.window.registerTreeDataProvider(kindsViewId, tree),
});

export const responseView = view({
  id: responseViewId,
  name: 'Response',
  container: 'securityProfiles-response',
  contextualTitle: 'Security Profiles Response',
  type: 'webview',
  register: ({ panel }: { readonly panel: ResponsePanel }) =>
    vscode.window.registerWebviewViewProvider(responseViewId, panel),
});

/** Every view, a row each: activation registers them, `npm run generate` writes package.json from them. */
export const views = [kindsView, historyView, responseView];
