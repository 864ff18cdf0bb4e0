import * as vscode from 'vscode';
import type { Problem } from '../../validation/problem';
import { toVscodeRange } from '../host/ranges';
import { atOnce, type PayloadIndex } from './payload-index';

/** Checks payloads as tests: what has not changed since it was checked is not checked again. */
export async function run(
  controller: vscode.TestController,
  index: PayloadIndex,
  request: vscode.TestRunRequest,
  token: vscode.CancellationToken,
): Promise<void> {
  const excluded = new Set(request.exclude);
  const items = (request.include ?? [...controller.items].map(([, item]) => item)).filter(
    (item) => !excluded.has(item),
  );
  const session = controller.createTestRun(request);
  for (const item of items) session.enqueued(item);
  for (let at = 0; at < items.length; at += atOnce) {
    const batch = items.slice(at, at + atOnce);
    if (token.isCancellationRequested) for (const item of batch) session.skipped(item);
    else await runBatch(session, batch, index);
  }
  session.end();
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
