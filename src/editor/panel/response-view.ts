import * as vscode from 'vscode';
import { view } from '../manifest/view';
import { responseViewId, type ResponsePanel } from './response-panel';

export const responseView = view({
  id: responseViewId,
  name: 'Response',
  container: 'securityProfiles-response',
  contextualTitle: 'Security Profiles Response',
  type: 'webview',
  register: ({ panel }: { readonly panel: ResponsePanel }) =>
    vscode.window.registerWebviewViewProvider(responseViewId, panel),
});
