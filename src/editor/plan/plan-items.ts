import * as vscode from 'vscode';
import { baseName, shortName } from '../../catalog/file-names';
import { bundledKinds } from '../../catalog/bundled-kinds';
import { environments } from '../../request/environment';
import { plainText } from '../../text/plain-text';
import { keepFocus } from '../host/arguments';
import type { CommandId } from '../manifest/command-ids.generated';
import { hasBox, type RowOutcome, type PlanGroup, type PlanNode, type PlannedRow } from './plan-model';
import type { PlanSession } from './plan-session';
import {
  groupDescription,
  groupLabel,
  outcomeMeanings,
  outcomeWords,
  planMessage,
  planTitle,
  rowDescription,
  rowLabel,
  rowTooltip,
} from './plan-words';

/** By form and color: what is wrong, what is to do, what is done. */
const icons: Readonly<Record<RowOutcome, readonly [icon: string, color?: string]>> = {
  failed: ['error', 'list.errorForeground'],
  unknown: ['question', 'list.warningForeground'],
  notKept: ['warning', 'list.warningForeground'],
  notSent: ['circle-slash'],
  add: ['add'],
  update: ['edit'],
  delete: ['trash'],
  conflict: ['warning', 'list.warningForeground'],
  blocked: ['error', 'list.errorForeground'],
  missing: ['warning', 'list.warningForeground'],
  unreadable: ['error', 'list.errorForeground'],
  applied: ['pass', 'testing.iconPassed'],
  unchanged: ['check'],
};

/** Groups that nobody needs to look at. */
const quiet: readonly RowOutcome[] = ['unchanged', 'applied'];

/** How the view shows a node. */
export const planItem = (node: PlanNode): vscode.TreeItem => (node.type === 'group' ? groupItem(node) : rowItem(node));

function groupItem(group: PlanGroup): vscode.TreeItem {
  const { outcome } = group;
  const { Collapsed, Expanded } = vscode.TreeItemCollapsibleState;
  const item = new vscode.TreeItem(outcomeWords[outcome][0], quiet.includes(outcome) ? Collapsed : Expanded);
  const [icon, color] = icons[outcome];
  item.id = `group ${outcome}`;
  item.iconPath = new vscode.ThemeIcon(icon, color === undefined ? undefined : new vscode.ThemeColor(color));
  item.description = groupDescription(group);
  item.tooltip = outcomeMeanings[outcome];
  item.contextValue = 'planGroup';
  item.accessibilityInformation = { label: groupLabel(group) };
  return item;
}

function rowItem(row: PlannedRow): vscode.TreeItem {
  const { planned, stale } = row;
  const kind = planned.kind === undefined ? undefined : bundledKinds.findKind(planned.kind);
  const item = new vscode.TreeItem(shortName(plainText(baseName(planned.path), 255), kind));
  item.id = `row ${row.key}`;
  item.iconPath = new vscode.ThemeIcon(stale === undefined ? (kind?.icon ?? 'json') : 'history');
  item.description = rowDescription(row);
  item.tooltip = rowTooltip(row);
  item.command = {
    command: 'securityProfiles.openPlanRow' satisfies CommandId,
    title: 'Open',
    arguments: [row, keepFocus],
  };
  const label = rowLabel(row);
  item.accessibilityInformation = { label };
  item.contextValue = hasBox(row) ? 'planRowWithBox' : 'planRow';
  if (hasBox(row)) {
    const { Checked, Unchecked } = vscode.TreeItemCheckboxState;
    item.checkboxState = {
      state: row.isIncluded ? Checked : Unchecked,
      tooltip: row.isIncluded ? 'Included in Apply' : 'Not included in Apply',
      accessibilityInformation: { label },
    };
  }
  return item;
}

/** What the view and its title say about a plan, and the contexts that show its buttons. */
export function describe(session: PlanSession | undefined): {
  readonly description: string;
  readonly message: string | undefined;
  readonly context: Readonly<Record<string, unknown>>;
} {
  const counts = session?.model.counts();
  const state = session && (session.stop ? 'applying' : 'planned');
  const context = {
    plan: state,
    planIncluded: counts?.included ?? 0,
    planFailed: counts ? counts.of.failed + counts.of.notSent : 0,
  };
  if (!session || !counts) return { description: '', message: undefined, context };
  const place = environments[session.environment.name].title;
  return {
    // A narrow side bar cuts off the end, but the groups have the numbers, too.
    description: `${place} · ${planTitle(counts, session.isApplied)}`,
    message: planMessage(counts, session),
    context,
  };
}
