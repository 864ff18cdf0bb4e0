import * as vscode from 'vscode';
import type { PayloadIndex } from './payload-index';

/** Each payload of the workspace as a test, below its kind: it passes when it has no error. Filled when the Testing view asks. */
export function registerTests({ index }: { readonly index: PayloadIndex }): vscode.Disposable {
  const controller = vscode.tests.createTestController('secprofile', 'Security Profile Payloads');
  let following: vscode.Disposable | undefined;
  let filled: string | undefined;
  const load = () => import('./test-runs');
  const fill = async () => {
    const [{ grouped }, payloads] = await Promise.all([load(), index.all()]);
    // This view shows nothing else of a payload.
    const shown = payloads.map(({ uri, kind }) => `${kind} ${uri.toString()}`).join('\n');
    if (shown === filled) return;
    filled = shown;
    controller.items.replace(grouped(controller, payloads));
  };
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
      const { runTests } = await load();
      await runTests(controller, index, request, token);
    },
    true,
  );
  return new vscode.Disposable(() => {
    following?.dispose();
    controller.dispose();
  });
}
