import { existsSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import { bundledKinds } from '../../catalog/bundled-kinds';
import { HumanError } from '../../errors';
import { readTextFile } from '../../files/read-text-file';
import { applyPlan } from '../../plan/apply/apply-plan';
import { makePlan, takenBy } from '../../plan/make-plan';
import { isSent, summaryOf, type Plan } from '../../plan/plan';
import { planCounts } from '../../plan/report/counts';
import { jsonReport } from '../../plan/report/json';
import { appliedMarkdown, planMarkdown } from '../../plan/report/markdown';
import { appliedText, planText } from '../../plan/report/text';
import { emptyJournal, type Journal } from '../../plan/state/state';
import { confirmed } from '../confirm';
import { exitCode, type Io } from '../io';
import { printableJson, say } from '../printable';
import { resultsTo } from '../results';
import type { ApplyOptions, RunOptions } from './options';
import { codeOfApplied, codeOfPlan } from './exit-codes';
import { markerJournal } from './marker-journal';
import { readPayloadFiles, type FoundFiles } from './read-files';
import { serviceFor, type RunService } from './run-service';
import { openState, readOnlyJournal, readState } from './state-file';
import { textDigest } from './write-ids';
import { writingIds } from './writing-ids';

/** @returns the exit code of contract §11 */
export async function runPlan(options: RunOptions & { readonly exitCode: boolean }, io: Io): Promise<number> {
  const service = await serviceFor(options.base, io);
  const owner = { base: service.ports.environment.base, tenant: service.tenant };
  const { state } = options;
  const file = state === undefined ? undefined : resolve(io.cwd, state);
  const journal =
    state === undefined || file === undefined ? emptyJournal : readOnlyJournal(readState(state, file, owner), file);
  const { plan, found } = await planFor(options, journal, service, io);
  const reports = { text: planText, json: (made: Plan) => jsonReport(made), markdown: planMarkdown };
  await print(reports[options.format](plan), options, io);
  return codeOfPlan(plan, { complete: found.complete && !service.ports.stop.aborted, exitCode: options.exitCode });
}

/** @returns the exit code of contract §11 */
export async function runApply(options: ApplyOptions, io: Io): Promise<number> {
  const service = await serviceFor(options.base, io);
  const owner = { base: service.ports.environment.base, tenant: service.tenant };
  const { state } = options;
  const open =
    state === undefined
      ? { journal: markerJournal(), close: () => Promise.resolve() }
      : await openState(state, resolve(io.cwd, state), owner);
  try {
    const shown = (path: string) => relative(io.cwd, path) || path;
    const journal = options.writeIds ? writingIds(open.journal, shown) : open.journal;
    return await apply(options, journal, service, io);
  } finally {
    await open.close();
  }
}

async function apply(options: ApplyOptions, journal: Journal, service: RunService, io: Io): Promise<number> {
  const { plan, found } = await planFor(options, journal, service, io);
  const { ports } = service;
  if (plan.rows.some(isSent) && !options.yes && !ports.stop.aborted && !(await isConfirmed(plan, options, io))) {
    say(io.stderr, 'secprofile: Canceled. Nothing was sent.');
    return exitCode.failed;
  }
  const { rows, trouble } = await applyPlan(plan, {
    ...ports,
    journal,
    taken: takenBy(found.files, journal),
    unchanged: hasText,
  });
  const reports = {
    text: () => appliedText(plan, rows, trouble),
    json: () => jsonReport(plan, rows),
    markdown: () => appliedMarkdown(plan, rows, trouble),
  };
  await print(reports[options.format](), options, io);
  if (trouble !== undefined) say(io.stderr, `secprofile: ${trouble}`);
  return codeOfApplied(rows, { complete: found.complete && trouble === undefined });
}

async function planFor(
  { targets, prune, retryUnknown }: RunOptions,
  journal: Journal,
  { ports, progress }: RunService,
  io: Io,
): Promise<{ readonly plan: Plan; readonly found: FoundFiles }> {
  const found = await readPayloadFiles(targets, journal, io);
  const shown = (path: string) => relative(io.cwd, path) || path;
  const choices = { kinds: bundledKinds, prune, retryUnknown, exists: existsSync, shown };
  const plan = await makePlan(found.files, journal, choices, ports);
  progress.clear();
  return { plan, found };
}

/** The plan and one question, on the terminal. */
function isConfirmed(plan: Plan, { base = '' }: ApplyOptions, io: Io): Promise<boolean> {
  if (io.stderr.isTerminal) say(io.stderr, planText(plan).trimEnd());
  const { add, update, delete: deletes } = summaryOf(plan);
  const counts = { ...summaryOf({ ...plan, rows: [], orphaned: [] }), add, update, delete: deletes };
  return confirmed(`Apply to ${base}: ${planCounts(counts)}?`, io);
}

/** Whether a file still has the text of that digest. */
function hasText(file: string, digest: string): boolean {
  try {
    return textDigest(readTextFile(file)) === digest;
  } catch (error) {
    if (HumanError.is(error)) return false;
    throw error;
  }
}

async function print(report: string, { format, output }: RunOptions, io: Io): Promise<void> {
  const results = resultsTo(output, io);
  const ascii = output === undefined && io.platform === 'win32';
  results.write(format === 'json' ? printableJson(report, ascii) : report);
  await results.end();
}
