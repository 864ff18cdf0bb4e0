import * as vscode from 'vscode';
import { HumanError } from '../../errors';
import { appliedMarkdown, planMarkdown } from '../../plan/report/markdown';
import { placeOf } from '../../request/environment';
import type { Given } from '../host/arguments';
import { type Attention, attending, bringUp } from '../host/attention';
import { noticeText } from '../host/shown-text';
import { followChanges } from './follow-changes';
import { makeSession } from './make-session';
import { placesArgument } from './plan-argument';
import { planData, plansOf, resultsOf, type PlanData } from './plan-data';
import type { PlanSession } from './plan-session';
import type { PlanServices } from './plan-ports';
import { planTitle } from './plan-words';
import { sendIncluded } from './run-plan';

export { openPlanRow } from './open-row';
export { togglePlanRow } from './toggle-row';

/** Plans payloads and shows what would happen to each. Returns the plan. */
export function applyPayloads(services: PlanServices, { row, more }: Given): Promise<PlanData> {
  return planPlaces(services, placesArgument(row, more));
}

/** The same for the whole workspace. */
export function applyAllPayloads(services: PlanServices): Promise<PlanData> {
  return planPlaces(services, undefined);
}

async function planPlaces(services: PlanServices, places: readonly vscode.Uri[] | undefined): Promise<PlanData> {
  refuseWhileBusy();
  const make = async (person: Attention) => {
    const session = await makeSession(services, places);
    await services.plan.open(session, followChanges(services, session));
    await bringUp({ window: vscode.window, within: services.within }, person, 'The plan is ready.', (background) =>
      services.plan.reveal(background),
    );
    return planData(session);
  };
  return busyWith(() => attending(vscode, make));
}

/** Sends the selected rows. Returns the plan with the results. */
export async function applyReviewedPlan(services: PlanServices): Promise<PlanData> {
  const session = planOf(services);
  refuseWhileBusy();
  await busyWith(() => sendIncluded(services, session));
  void tellEnd(session);
  return planData(session);
}

/** Sends rows that failed or weren't sent once more, with the files as they are now. */
export async function retryFailed(services: PlanServices): Promise<PlanData> {
  const session = planOf(services);
  refuseWhileBusy();
  if (session.model.includeFailed() === 0) throw new HumanError('Nothing that failed can be sent again.');
  services.plan.changed();
  return applyReviewedPlan(services);
}

/** Makes the plan again. */
export async function refreshPlan(services: PlanServices): Promise<PlanData> {
  return planPlaces(services, planOf(services).places);
}

/** Discards the plan. What was sent stays. */
export async function discardPlan(services: PlanServices): Promise<void> {
  refuseWhileBusy();
  await services.plan.open(undefined);
}

/** Stops sending. The second time, also cancels the requests under way. Returns whether a plan was being applied. */
export function stopPlan({ plan }: PlanServices): boolean {
  const { stop } = plan.session ?? {};
  stop?.();
  return stop !== undefined;
}

/** Opens the plan, or its results, as Markdown with request IDs. */
export async function openPlanReport(services: PlanServices): Promise<void> {
  const session = planOf(services);
  const { rows } = session.model;
  const plan = { base: session.environment.base, rows: plansOf(rows), orphaned: [] };
  const whole = { longest: Infinity, rest: '' };
  const text = session.isApplied
    ? appliedMarkdown(plan, resultsOf(rows), session.trouble, whole)
    : planMarkdown(plan, whole);
  await services.documents.open('plan.md', text);
}

/** @throws HumanError if there is no plan */
function planOf({ plan }: PlanServices): PlanSession {
  if (plan.session) return plan.session;
  throw new HumanError('There is no plan. Use Apply Payloads… to create one.');
}

let isBusy = false;

/** Makes or applies a plan, including the questions before it. Two at once would add profiles twice. */
async function busyWith<T>(work: () => Promise<T>): Promise<T> {
  isBusy = true;
  try {
    return await work();
  } finally {
    isBusy = false;
  }
}

/** @throws HumanError while a plan is being made or applied */
function refuseWhileBusy(): void {
  if (!isBusy) return;
  throw new HumanError('A plan is being created or applied. Wait until it’s done, or cancel it first.');
}

/** Tells the person how it ended, and what they can do. */
async function tellEnd(session: PlanSession): Promise<void> {
  const counts = session.model.counts();
  const { failed, unknown, notKept, notSent } = counts.of;
  const sum = `Plan applied to ${placeOf(session.environment)}: ${planTitle(counts, true)}.`;
  const isFine = failed + unknown + notKept + notSent === 0 && session.trouble === undefined;
  const text = noticeText(session.trouble === undefined ? sum : `${sum} ${session.trouble}`);
  const retry = failed + notSent > 0 ? ['Retry Failed'] : [];
  const choice = await (isFine
    ? vscode.window.showInformationMessage(text, 'Open Report')
    : vscode.window.showWarningMessage(text, ...retry, 'Open Report'));
  if (choice === 'Retry Failed') await vscode.commands.executeCommand('securityProfiles.retryFailed');
  if (choice === 'Open Report') await vscode.commands.executeCommand('securityProfiles.openPlanReport');
}
