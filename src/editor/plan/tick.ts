import * as vscode from 'vscode';
import type { PlanNode, PlannedRow } from './plan-model';
import type { PlanSession } from './plan-session';

/** The plan whose boxes change. */
interface TickedPlan {
  readonly session: PlanSession | undefined;
  /** Redraws a group; all rows without one. */
  changed(node: PlanNode | undefined): void;
}

/** Adopts boxes that the person has selected or cleared. While the plan is being applied, they stay as they are. */
export function tick(plan: TickedPlan, items: readonly (readonly [PlanNode, vscode.TreeItemCheckboxState])[]): void {
  include(
    plan,
    items.map(([node, state]) => [node, state === vscode.TreeItemCheckboxState.Checked] as const),
  );
}

/** Selects or clears rows and redraws their groups. A group stands for all of its rows. */
function include(plan: TickedPlan, nodes: readonly (readonly [PlanNode, boolean])[]): void {
  const { session } = plan;
  if (!session) return;
  const { model } = session;
  const touched = nodes.flatMap(([node, isIncluded]) =>
    (node.type === 'group' ? node.rows : [node]).map((row) => [row, isIncluded] as const),
  );
  const groups = new Set<PlanNode | undefined>();
  for (const [row, isIncluded] of touched) {
    // VS Code has already drawn the box differently.
    if (!session.stop) model.include(row, isIncluded);
    groups.add(model.groupOf(row));
  }
  for (const group of groups) plan.changed(group);
}

/** Toggles the boxes of rows together: selects them, unless all are selected already. */
export function toggle(plan: TickedPlan, nodes: readonly PlanNode[]): void {
  const rows = nodes.flatMap((node): readonly PlannedRow[] => (node.type === 'group' ? node.rows : [node]));
  const isIncluded = rows.some((row) => !row.isIncluded);
  include(
    plan,
    rows.map((row) => [row, isIncluded] as const),
  );
}
