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
      // VS Code must not select rows that it hasn't drawn yet.
      { manageCheckboxStateManually: true },
    );
    return vscode.Disposable.from(
      shown,
      shown.view.onDidChangeCheckboxState(async ({ items }) => (await services()).plan.ticked(items)),
    );
  },
});
