import * as vscode from 'vscode';
import { bundledKinds } from '../../catalog/bundled-kinds';
import { type Given, keepFocus } from '../host/arguments';
import type { SelectedRows } from '../host/selected-rows';
import type { CommandId } from '../manifest/command-ids.generated';
import { planViewId } from '../manifest/menus';
import type { PlannedRow } from './plan-model';
import type { PlanServices } from './plan-ports';

const execute = (id: CommandId, ...args: readonly unknown[]) => vscode.commands.executeCommand(id, ...args);

/** Opens the most useful view of a row: its comparison, its problems, the profile that would be deleted, or else its file. */
export async function openPlanRow(
  { plan, selected }: PlanServices & { readonly selected: Pick<SelectedRows, 'focus'> },
  { row: given, more }: Given,
): Promise<void> {
  const row = rowOf(given) ?? plan.selection.find((node) => node.type === 'row');
  if (!row) return;
  // Unlike a click, a key doesn't select the row.
  if (more !== keepFocus) await selected.focus(planViewId, given, true);
  const { action, kind: kindId, id, problems } = row.planned;
  const kind = kindId === undefined ? undefined : bundledKinds.findKind(kindId);
  if (action === 'delete') {
    const profile = { environment: plan.session?.environment.name, kind, id, name: undefined };
    await execute('securityProfiles.openProfile', profile, more);
    return;
  }
  const uri = vscode.Uri.parse(row.key, true);
  if (action === 'blocked') {
    await showProblems(uri, problems.find(({ severity }) => severity === 'error')?.range, more === keepFocus);
  } else if ((id ?? row.result?.id) !== undefined && action !== 'missing' && action !== 'conflict') {
    await execute('securityProfiles.compareWithLive', uri, more);
  } else {
    await execute('securityProfiles.openPayload', uri, more);
  }
}

const rowOf = (given: unknown): PlannedRow | undefined =>
  typeof given === 'object' && given !== null && 'planned' in given ? (given as PlannedRow) : undefined;

/** @param range of the first problem; positions from 0 */
async function showProblems(
  uri: vscode.Uri,
  range: PlannedRow['planned']['problems'][number]['range'] | undefined,
  preserveFocus: boolean,
) {
  const at = range && new vscode.Position(range.start.line, range.start.character);
  await vscode.window.showTextDocument(uri, { preserveFocus, ...(at && { selection: new vscode.Range(at, at) }) });
  await vscode.commands.executeCommand('workbench.actions.view.problems', { preserveFocus: true });
}
