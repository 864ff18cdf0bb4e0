import { statSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import { bundledKinds } from '../../catalog/bundled-kinds';
import { HumanError, nothingSent } from '../../errors';
import { readTextPatiently } from '../../files/read-text-file';
import { isGone } from '../../files/write-file';
import { applyPlan } from '../../plan/apply/apply-plan';
import { makePlan, takenBy } from '../../plan/make-plan';
import { followingMoves, movedAdds } from '../../plan/moved-adds';
import { isSent, summaryOf, type Plan } from '../../plan/plan';
import { textDigest } from '../../plan/payload-file';
import { planCounts } from '../../plan/report/counts';
import { jsonReport } from '../../plan/report/json';
import { appliedMarkdown, planMarkdown } from '../../plan/report/markdown';
import { appliedText, planText } from '../../plan/report/text';
import type { Journal } from '../../plan/state/state';
import { confirmed, printableJson, say } from '../printable';
import { exitCode, type Io } from '../io';
import { resultsTo, type Results } from '../results';
import { isSameFile } from '../targets';
import type { ApplyOptions, RunOptions } from './options';
import { codeOfApplied, codeOfPlan } from './exit-codes';
import { markerJournal } from './marker-journal';
import { markerOf } from './markers';
import { heldBack, notPlanned } from './unreadable-notes';
import { readPayloadFiles, type FoundFiles } from './read-files';
import { serviceFor, type RunService } from './run-service';
import { openStateFile, readOnlyJournal, readState } from './state-file';
import { writingIds } from './write-ids';

/** @returns the exit code of contract §11 */
export async function planCommand(options: RunOptions & { readonly exitCode: boolean }, io: Io): Promise<number> {
  const results = resultsOf(options, io);
  const service = await serviceFor(options.base, io);
  const owner = { base: service.ports.environment.base, tenant: service.tenant };
  const { state } = options;
  const file = state === undefined ? undefined : resolve(io.cwd, state);
  const journal =
    state === undefined || file === undefined
      ? markerJournal(absoluteTargets(options, io))
      : readOnlyJournal(readState(state, file, owner), file);
  const { plan, found } = await planFor(options, journal, service, { ...io, results });
  const reports = { text: planText, json: (made: Plan) => jsonReport(made), markdown: planMarkdown };
  await print(reports[options.format](plan), options, results);
  return codeOfPlan(plan, { complete: found.complete && !service.ports.stop.aborted, exitCode: options.exitCode });
}

/** @returns the exit code of contract §11 */
export async function runApply(options: ApplyOptions, io: Io): Promise<number> {
  const results = resultsOf(options, io);
  const service = await serviceFor(options.base, io);
  const owner = { base: service.ports.environment.base, tenant: service.tenant };
  const { state } = options;
  const open =
    state === undefined
      ? { journal: markerJournal(absoluteTargets(options, io)), close: () => Promise.resolve() }
      : await openStateFile(state, resolve(io.cwd, state), owner);
  try {
    return await apply(options, open.journal, service, { ...io, results });
  } finally {
    await open.close();
  }
}

interface Reporting extends Io {
  readonly results: Results;
}

async function apply(options: ApplyOptions, kept: Journal, service: RunService, io: Reporting): Promise<number> {
  const { plan, found, forgotten, ...planned } = await planFor(options, kept, service, io);
  const shown = shownIn(io);
  // Around what follows moves: what keeps an Add noted, whose ID can't be written, may have a former name.
  const journal = options.writeIds ? writingIds(planned.journal, shown, freshAdds(plan)) : planned.journal;
  const { ports } = service;
  if (plan.rows.some(isSent) && !options.yes && !ports.stop.aborted && !(await isConfirmed(plan, options, io))) {
    say(io.stderr, `secprofile: ${nothingSent}`);
    return exitCode.failed;
  }
  if (forgotten.length > 0) await journal.settle(forgotten.map((file) => ({ file, stillPending: false })));
  const { rows, trouble } = await applyPlan(plan, {
    ...ports,
    journal,
    taken: takenBy(found.files, journal),
    unchanged: (file, digest) => (digest === undefined ? isGone(file) : hasText(file, digest)),
    retryUnknown,
  });
  const reports = {
    text: () => appliedText(plan, rows, trouble),
    json: () => jsonReport(plan, rows),
    markdown: () => appliedMarkdown(plan, rows, trouble),
  };
  await print(reports[options.format](), options, io.results);
  if (trouble !== undefined) say(io.stderr, `secprofile: ${trouble}`);
  return codeOfApplied(rows, { complete: found.complete && trouble === undefined });
}

const exists = (file: string) => !isGone(file);

async function planFor(
  { targets, state, prune, retryUnknown: again }: RunOptions,
  kept: Journal,
  { ports, progress }: RunService,
  io: Reporting,
): Promise<Planned> {
  const found = await readPayloadFiles(targets, kept, io, { writesIds: state === undefined });
  // Now: an apply would have written by the time it reports.
  for (const { absolute } of found.files) io.results.spare(absolute);
  const shown = shownIn(io);
  // What is below a folder that can't be read only seems to be gone.
  const prunes = prune && found.complete;
  const choices = { kinds: bundledKinds, prune: prunes, retryUnknown: again, exists, shown };
  const noted = [...(kept.adds?.() ?? [])];
  const unreadable = noted.flatMap(([file, add]) => (HumanError.is(add) ? [[file, add] as const] : []));
  const files = heldBack(found.files, unreadable, kept, { exists, shown });
  const gone = noted.flatMap(([file, add]) => (HumanError.is(add) || exists(file) ? [] : [[file, add] as const]));
  const { moved, abandoned } = movedAdds(files, gone, kept);
  const journal = followingMoves(kept, moved);
  const plan = await makePlan(files, journal, choices, ports);
  progress.clear();
  for (const { message } of notPlanned(unreadable, files)) say(io.stderr, `secprofile: ${message}`);
  if (prune && !prunes) say(io.stderr, `secprofile: ${nothingPruned}`);
  for (const file of prune ? [] : abandoned)
    say(io.stderr, `secprofile: ${shown(file)}: ${abandonedAdd(state, shown(markerOf(file)))}`);
  return { plan, found, journal, forgotten: prunes ? abandoned : [] };
}

interface Planned {
  readonly plan: Plan;
  readonly found: FoundFiles;
  readonly journal: Journal;
  /** Files that are gone and that an earlier run may have added, but nobody looks for anymore. */
  readonly forgotten: readonly string[];
}

/** How a file is called in messages. */
const shownIn =
  ({ cwd }: Io) =>
  (path: string) =>
    relative(cwd, path) || path;

const absoluteTargets = ({ targets }: RunOptions, { cwd }: Io) => targets.map((target) => resolve(cwd, target));

/** @param marker what keeps looking for it where there is no state file */
function abandonedAdd(state: string | undefined, marker: string): string {
  const end = state === undefined ? `Delete ${marker}` : 'Use --prune';
  return `The file is gone, but an earlier run may have added its profile. ${end} to stop looking for it.`;
}

const nothingPruned = 'Nothing is pruned, because some of what you named can’t be read.';

/** How a lost Add goes out again. */
const retryUnknown = 'It isn’t added again unless you use --retry-unknown.';

/** The plan and one question, on the terminal. */
function isConfirmed(plan: Plan, { base = '' }: ApplyOptions, io: Io): Promise<boolean> {
  if (io.stderr.isTerminal) say(io.stderr, planText(plan).trimEnd());
  const { add, update, delete: deletes } = summaryOf(plan);
  const counts = { ...summaryOf({ ...plan, rows: [], orphaned: [] }), add, update, delete: deletes };
  return confirmed(`Apply to ${base}: ${planCounts(counts)}?`, io);
}

/** Of each Add that no earlier run has sent, by its file, whether it still has the text that was planned, or was moved away. */
const freshAdds = ({ rows }: Plan): ReadonlyMap<string, () => Promise<boolean>> =>
  new Map(
    rows.flatMap(({ absolute, isPending, send }) =>
      send?.what === 'add' && !isPending
        ? [[absolute, async () => isGone(absolute) || hasText(absolute, send.digest)] as const]
        : [],
    ),
  );

/** Whether a file still has the text of that digest. */
async function hasText(file: string, digest: string): Promise<boolean> {
  try {
    return textDigest(await readTextPatiently(file)) === digest;
  } catch (error) {
    if (HumanError.is(error)) return false;
    throw error;
  }
}

/** @throws HumanError if the results would replace the state, and as {@link resultsTo} */
function resultsOf({ output, state }: RunOptions, io: Io): Results {
  if (output !== undefined && state !== undefined) {
    const [results, known] = [resolve(io.cwd, output), resolve(io.cwd, state)];
    if (results === known || isSameFile({ statSync }, results, known))
      throw new HumanError(`${output} is the state file. Name another file for the results.`);
  }
  return resultsTo(output, io);
}

async function print(report: string, { format }: RunOptions, results: Results): Promise<void> {
  results.write(format === 'json' ? printableJson(report, results.isAscii) : report);
  await results.end();
}
