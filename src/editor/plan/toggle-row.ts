import { HumanError } from '../../errors';
import { type Given, uriArgument } from '../host/arguments';
import { planData, type PlanData } from './plan-data';
import type { PlanNode } from './plan-model';
import type { PlanService } from './plan-service';
import type { PlanServices } from './plan-ports';
import { toggle } from './tick';

/**
 * Turns on the boxes of the given rows, or else of those selected in the view; turns them off if all are on already. Returns the
 * plan.
 */
export function togglePlanRow({ plan }: PlanServices, { row, more }: Given): PlanData {
  if (!plan.session) throw new HumanError('There is no plan. Use Apply Payloads… to create one.');
  if (plan.session.stop) throw new HumanError('The plan is being applied, so its boxes stay as they are.');
  const nodes = givenRows(plan, row, more);
  if (nodes.length === 0) throw new HumanError('Select a row of the plan first.');
  toggle(plan, nodes);
  return planData(plan.session);
}

function givenRows(plan: PlanService, row: unknown, rows: unknown): readonly PlanNode[] {
  if (Array.isArray(rows) && rows.length > 1) return rows.filter(isNode);
  if (isNode(row)) return [row];
  const uri = uriArgument(row);
  const named = uri && plan.session?.model.row(uri.toString());
  if (named) return [named];
  return row === undefined ? plan.selection : [];
}

const isNode = (value: unknown): value is PlanNode =>
  typeof value === 'object' && value !== null && 'type' in value && (value.type === 'row' || value.type === 'group');
