import type { PlanRow } from '../../src/plan/plan';

/** A row of a plan: an Add of a host, except for what is given. */
export const planRow = (more: Pick<PlanRow, 'path' | 'absolute'> & Partial<PlanRow>): PlanRow => ({
  kind: 'host',
  id: undefined,
  action: 'add',
  changes: [],
  reordered: [],
  problems: [],
  isPending: false,
  ...more,
});
