import * as vscode from 'vscode';
import { bundledKinds } from '../../catalog/bundled-kinds';
import { baseName } from '../../catalog/file-names';
import type { Problem } from '../../validation/problem';
import { toVscodeRange } from '../host/editor-positions';
import { labelText } from '../host/shown-text';
import { inBatches, takeFrom } from '../host/batches';
import type { IndexedPayload } from './indexed-payload';
import type { PayloadIndex } from './payload-index';

/** Checks payloads as tests: what has not changed since it was checked is not checked again. */
export async function runTests(
  controller: vscode.TestController,
  index: PayloadIndex,
  request: vscode.TestRunRequest,
  token: vscode.CancellationToken,
): Promise<void> {
  const excluded = new Set(request.exclude);
  const roots = request.include ?? [...controller.items].map(([, item]) => item);
  const items = [...new Set(roots.flatMap((item) => payloadsOf(item, excluded)))];
  const session = controller.createTestRun(request);
  for (const item of items) session.enqueued(item);
  await inBatches(takeFrom(items), async (batch) => {
    if (token.isCancellationRequested) for (const item of batch) session.skipped(item);
    else await runBatch(session, batch, index);
  });
  session.end();
}

/** The tests at or below an item, but what is excluded. */
function payloadsOf(item: vscode.TestItem, excluded: ReadonlySet<vscode.TestItem>): vscode.TestItem[] {
  if (excluded.has(item)) return [];
  return item.uri ? [item] : [...item.children].flatMap(([, child]) => payloadsOf(child, excluded));
}

async function runBatch(
  session: vscode.TestRun,
  items: readonly vscode.TestItem[],
  index: PayloadIndex,
): Promise<void> {
  for (const item of items) session.started(item);
  const files = items.flatMap(({ uri }) => uri ?? []);
  const inspections = new Map((await index.current(files)).map((inspection, at) => [files[at], inspection]));
  for (const item of items) {
    const inspection = inspections.get(item.uri);
    const errors = inspection?.problems.filter(({ severity }) => severity === 'error') ?? [];
    if (!inspection) session.errored(item, new vscode.TestMessage(`${item.label} can't be read.`));
    else if (errors.length === 0) session.passed(item);
    else {
      session.failed(
        item,
        errors.map((problem) => messageOf(problem, item.uri)),
      );
    }
  }
}

function messageOf({ message, rule, range }: Problem, uri: vscode.Uri | undefined): vscode.TestMessage {
  const said = new vscode.TestMessage(`${message} (${rule})`);
  if (uri) said.location = new vscode.Location(uri, toVscodeRange(range));
  return said;
}

/** The tests of each kind below an item of its own; payloads of no kind at the end. */
export function grouped(controller: vscode.TestController, payloads: readonly IndexedPayload[]): vscode.TestItem[] {
  return [...bundledKinds.kinds, undefined].flatMap((kind) => {
    const own = payloads.filter((payload) => payload.kind === kind?.id);
    if (own.length === 0) return [];
    const id = `kind ${kind?.id ?? 'unknown'}`;
    const group = controller.items.get(id) ?? controller.createTestItem(id, kind?.plural ?? 'Unknown kind');
    group.children.replace(own.map((payload) => itemOf(controller, group, payload)));
    return [group];
  });
}

function itemOf(controller: vscode.TestController, group: vscode.TestItem, { uri }: IndexedPayload): vscode.TestItem {
  return (
    group.children.get(uri.toString()) ?? controller.createTestItem(uri.toString(), labelText(baseName(uri.path)), uri)
  );
}
