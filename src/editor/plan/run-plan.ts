import * as vscode from 'vscode';
import { Cancelled, HumanError } from '../../errors';
import { profileKey } from '../../live/live-profile';
import { applyPlan } from '../../plan/apply/apply-plan';
import type { AppliedRow } from '../../plan/apply/result';
import { takenBy } from '../../plan/make-plan';
import type { RowWrite } from '../../plan/plan';
import { bodyToSend } from '../../payload/intent';
import { leftOut } from '../../difference/compare';
import { placeKey, placeOf } from '../../request/environment';
import { plainText } from '../../text/plain-text';
import { isFileGone } from '../host/create-file';
import { withDelayedProgress, type ProgressControls } from '../host/progress';
import { historyLimit } from '../settings/settings';
import { guardTogether } from '../send/guard-write';
import { oneAtATime, onItsWay } from '../send/one-at-a-time';
import { inOneWindow } from '../send/one-window';
import { target } from '../send/targets';
import { hasText } from './read-payloads';
import { assertSamePlace, planAgain } from './make-session';
import type { PlannedRow } from './plan-model';
import { planPorts, type PlanServices } from './plan-ports';
import { SentRows } from './sent-rows';
import type { PlanSession } from './plan-session';

const retryUnknown = 'It isn’t added again automatically. Refresh the plan to look for it again.';

/**
 * Asks, then sends the selected rows. Those that failed or weren't sent before are planned again first. The plan has the
 * results afterward.
 *
 * @throws Cancelled; HumanError if nothing is selected or nothing could be sent
 */
export async function sendIncluded(services: PlanServices, session: PlanSession): Promise<void> {
  const { model, environment } = session;
  if (model.included().length === 0) throw new HumanError('Nothing in the plan is selected.');
  await withDelayedProgress(`Applying the plan to ${placeOf(environment)}`, async (watched) => {
    const { controller, report, asking } = watched;
    const { signal } = controller;
    const to = await target(services, { signal, report, asking }, environment.name);
    assertSamePlace(session, to);
    await session.journal.assertCurrent();
    const again = model.included().filter(({ result }) => result !== undefined);
    if (again.length > 0) {
      model.replace(await planAgain(services, session, again, to, watched), again);
      services.plan.changed();
    }
    const rows = model.included();
    if (rows.length === 0) return;
    await guardTogether(writesOf(rows), to, { signal, asking });
    const subjects = rows.flatMap(subjectsOf);
    const { folder } = session.journal;
    const { asPlan } = await import('../send/other-windows');
    const besideOthers = {
      send: () => send(services, session, rows, to, watched),
      ask: (subject: string) => asking(() => askAbout(subject)),
    };
    await oneAtATime(services.sending, subjects, () =>
      inOneWindow(folder, () => asPlan(folder, placeKey(to.environment), subjects, besideOthers)),
    );
  });
}

/** What a row sends: its file, and the profile that changes. */
function subjectsOf({ planned: { absolute, send: sending } }: PlannedRow): string[] {
  return !sending || sending.what === 'add' ? [absolute] : [absolute, profileKey(sending.kind.id, sending.id)];
}

/** @throws Cancelled if the person says no */
async function askAbout(subject: string): Promise<void> {
  const question = `${onItsWay(subject)} in another window, or was when that window closed. Apply the plan anyway?`;
  const detail =
    'If that window is still open, wait for its response: otherwise, a profile may be added or changed twice.';
  const choice = await vscode.window.showWarningMessage(
    plainText(question, 1000),
    { modal: true, detail },
    'Apply Anyway',
  );
  if (choice !== 'Apply Anyway') throw new Cancelled();
}

async function send(
  services: PlanServices,
  session: PlanSession,
  asked: readonly PlannedRow[],
  to: Parameters<typeof planPorts>[0],
  { controller, report }: Pick<ProgressControls, 'controller' | 'report'>,
): Promise<void> {
  const { model, journal, memory, taken } = session;
  // The person may have taken a while to answer: a file may have been added by itself since, even in another window.
  await journal.claim();
  await services.records.catchUp();
  const rows = asked.filter(({ key, planned }) => planned.send?.what !== 'add' || journal.profile(key) === undefined);
  if (rows.length === 0)
    throw new HumanError('Everything that was selected has been added in the meantime. Refresh the plan.');
  const hard = new AbortController();
  session.stop = () => (controller.signal.aborted ? hard.abort() : controller.abort());
  session.trouble = undefined;
  journal.follow(rows.map(({ key }) => key));
  services.plan.changed();
  const stopping = () => services.plan.say('Ending after the requests that are under way…');
  controller.signal.addEventListener('abort', stopping, { once: true });
  const tell: typeof report = (message, counts) => {
    report(message, counts);
    services.plan.say(message);
  };
  const sent = new SentRows(historyLimit());
  const watching = { stop: controller.signal, cancel: hard.signal, report: tell, log: services.log };
  let applied: readonly AppliedRow[] = [];
  try {
    const { rows: results, trouble } = await applyPlan(
      { base: to.environment.base, rows: rows.map(({ planned }) => planned), orphaned: [] },
      {
        ...planPorts(to, watching),
        ...{ journal, retryUnknown },
        // Earlier runs of the plan may have added some.
        taken: new Set([...taken, ...takenBy([], journal)]),
        unchanged(file, digest) {
          const uri = vscode.Uri.parse(file, true);
          return digest === undefined ? isFileGone(uri) : hasText(uri, digest);
        },
        learned: (written) => memory.learn(written),
        sent: sent.add,
      },
    );
    applied = results;
    session.trouble = trouble;
    session.isApplied = true;
    model.settle(new Map(applied.map(({ absolute, result }) => [absolute, result])));
  } finally {
    void services.history.keep(sent.responses(applied, to.environment));
    controller.signal.removeEventListener('abort', stopping);
    try {
      await journal.close(memory.learned);
      memory.learned.clear();
    } finally {
      session.stop = undefined;
      services.writes.fire(to.environment.name);
      services.plan.changed();
    }
  }
}

/** What the guards look at. */
function writesOf(rows: readonly PlannedRow[]) {
  const sendings = rows.flatMap(({ planned: { send: sending } }) => (sending ? [sending] : []));
  const count = (what: RowWrite['what']) => sendings.filter((sending) => sending.what === what).length;
  return {
    ...{ adds: count('add'), updates: count('update'), deletes: count('delete') },
    payloadTenants: sendings.map((sending) => (sending.what === 'delete' ? undefined : sending.payload.tenantId)),
    withReplacement: sendings.filter((sending) => bodyOf(sending).includes('\ufffd')).length,
  };
}

function bodyOf(sending: RowWrite): string {
  if (sending.what === 'delete') return '';
  if (sending.what === 'add') return bodyToSend(sending.payload, 'add');
  return bodyToSend(sending.payload, 'update', leftOut(sending.difference));
}
