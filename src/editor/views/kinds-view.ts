import * as vscode from 'vscode';
import { kindsViewId } from '../manifest/menus';
import { view } from '../manifest/view';
import type { KindsTree } from './kinds-tree';

export const kindsView = view({
  id: kindsViewId,
  name: 'Payloads',
  container: 'securityProfiles',
  contextualTitle: 'Security Profiles',
  welcome:
    'This workspace has no payloads yet.\n[New Profile Payload…](command:securityProfiles.new)\nPayloads are JSON files such as web01.host.secprofile.json. They are sent to the built-in sandbox, so nothing leaves your computer.',
  register: ({ tree }: { readonly tree: KindsTree }) => vscode.window.registerTreeDataProvider(kindsViewId, tree),
});
