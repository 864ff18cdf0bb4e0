import * as vscode from 'vscode';
import { baseName } from '../../catalog/file-names';
import type { Problem } from '../../catalog/problem';
import type { IndexedPayload, PayloadIndex } from './payload-index';
import { toVscodeRange } from '../host/ranges';
import { labelText } from '../host/shown-text';

/** Checks the payload of a URI, open or on disk. */
type Check = (uri: vscode.Uri) => Promise<readonly Problem[]>;

/** Each payload of the workspace as a test: it passes when it has no error. Filled when the Testing view asks. */
export function registerTests(index: PayloadIndex, check: Check): vscode.Disposable {
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
      await run(controller, check, request, token);
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

async function run(
  controller: vscode.TestController,
  check: Check,
  request: vscode.TestRunRequest,
  token: vscode.CancellationToken,
): Promise<void> {
  const excluded = new Set(request.exclude);
  const items = (request.include ?? [...controller.items].map(([, item]) => item)).filter(
    (item) => !excluded.has(item),
  );
  const session = controller.createTestRun(request);
  for (const item of items) session.enqueued(item);
  for (const item of items) {
    if (token.isCancellationRequested) session.skipped(item);
    else await runOne(session, item, check);
  }
  session.end();
}

async function runOne(session: vscode.TestRun, item: vscode.TestItem, check: Check): Promise<void> {
  if (!item.uri) return;
  session.started(item);
  const started = performance.now();
  try {
    const problems = await check(item.uri);
    const errors = problems
      .filter(({ severity }) => severity === 'error')
      .map((problem) => messageOf(problem, item.uri));
    const took = performance.now() - started;
    if (errors.length > 0) session.failed(item, errors, took);
    else session.passed(item, took);
  } catch {
    session.errored(item, new vscode.TestMessage(`${baseName(item.uri.path)} cannot be read.`));
  }
}

function messageOf({ message, rule, range }: Problem, uri: vscode.Uri | undefined): vscode.TestMessage {
  const said = new vscode.TestMessage(`${message} (${rule})`);
  if (uri) said.location = new vscode.Location(uri, toVscodeRange(range));
  return said;
}
