import * as vscode from 'vscode';
import { rowsView } from '../host/rows-view';
import type { SelectedRows } from '../host/selected-rows';
import { planViewId } from '../manifest/menus';
import { view } from '../manifest/view';
import type { PlanService } from './plan-service';

export const planView = view({
  id: planViewId,
  name: 'Plan',
  container: 'securityProfiles',
  contextualTitle: 'Security Profiles Plan',
  when: 'securityProfiles.plan',
  register: (services: () => Promise<{ readonly plan: PlanService; readonly selected: SelectedRows }>) => {
    const shown = rowsView(
      planViewId,
      services,
      ({ plan }) => {
        plan.attach(shown.view);
        return plan;
      },
      // Rows that VS Code hasn't drawn yet must not be ticked by it.
      { manageCheckboxStateManually: true },
    );
    return vscode.Disposable.from(
      shown,
      shown.view.onDidChangeCheckboxState(async ({ items }) => (await services()).plan.ticked(items)),
    );
  },
});
