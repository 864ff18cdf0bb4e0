import * as vscode from 'vscode';
import { baseName } from '../../catalog/file-names';
import type { IndexedPayload, PayloadIndex } from './payload-index';
import { labelText } from '../host/shown-text';

/** Each payload of the workspace as a test: it passes when it has no error. Filled when the Testing view asks. */
export function registerTests({ index }: { readonly index: PayloadIndex }): vscode.Disposable {
  const controller = vscode.tests.createTestController('secprofile', 'Security Profile Payloads');
  let following: vscode.Disposable | undefined;
  const fill = async () => controller.items.replace((await index.all()).map((payload) => itemOf(controller, payload)));
  controller.resolveHandler = async (item) => {
    if (item) return;
    following ??= index.onDidChange(() => void fill());
    await fill();
  };
  controller.createRunProfile(
    'Validate',
    vscode.TestRunProfileKind.Run,
    async (request, token) => {
      // “Run All” may come before anybody has opened the view.
      if (controller.items.size === 0) await fill();
      const { run } = await import('./test-runs');
      await run(controller, index, request, token);
    },
    true,
  );
  return new vscode.Disposable(() => {
    following?.dispose();
    controller.dispose();
  });
}

function itemOf(controller: vscode.TestController, { uri }: IndexedPayload): vscode.TestItem {
  return (
    controller.items.get(uri.toString()) ??
    controller.createTestItem(uri.toString(), labelText(baseName(uri.path)), uri)
  );
}
