import * as vscode from 'vscode';
import type { PlanNode, PlannedRow } from './plan-model';
import type { PlanSession } from './plan-session';

/** The plan whose boxes are ticked. */
interface TickedPlan {
  readonly session: PlanSession | undefined;
  /** Draws a group again; all rows without one. */
  changed(node: PlanNode | undefined): void;
}

/** Takes over boxes that a person has ticked or cleared; while the plan is applied, they stay as they are. */
export function tick(plan: TickedPlan, items: readonly (readonly [PlanNode, vscode.TreeItemCheckboxState])[]): void {
  include(
    plan,
    items.map(([node, state]) => [node, state === vscode.TreeItemCheckboxState.Checked] as const),
  );
}

/** Ticks or clears rows, and draws their groups again. A group stands for all of its rows. */
function include(plan: TickedPlan, nodes: readonly (readonly [PlanNode, boolean])[]): void {
  const { session } = plan;
  if (!session) return;
  const { model } = session;
  const touched = nodes.flatMap(([node, isIncluded]) =>
    (node.type === 'group' ? node.rows : [node]).map((row) => [row, isIncluded] as const),
  );
  const groups = new Set<PlanNode | undefined>();
  for (const [row, isIncluded] of touched) {
    // VS Code has drawn the box otherwise already.
    if (!session.stop) model.include(row, isIncluded);
    groups.add(model.groupOf(row));
  }
  for (const group of groups) plan.changed(group);
}

/** Turns the boxes of rows over together: ticks them, unless all are ticked already. */
export function toggle(plan: TickedPlan, nodes: readonly PlanNode[]): void {
  const rows = nodes.flatMap((node): readonly PlannedRow[] => (node.type === 'group' ? node.rows : [node]));
  const isIncluded = rows.some((row) => !row.isIncluded);
  include(
    plan,
    rows.map((row) => [row, isIncluded] as const),
  );
}
