import { givenArgument } from '../host/arguments';
import { command } from '../manifest/command';
import {
  enterKey,
  inFolder,
  type MenuPlace,
  onPayload,
  planViewId,
  treeRow,
  treeTitle,
  viewKey,
} from '../manifest/menus';

const load = () => import('./plan-commands');

const inPlan = `view == ${planViewId}`;
const planned = 'securityProfiles.plan == planned';
const applying = 'securityProfiles.plan == applying';
const hasTicked = `${planned} && securityProfiles.planIncluded > 0`;
const hasFailed = `${planned} && securityProfiles.planFailed > 0`;
const title = (when: string, group: string): MenuPlace => ({ menu: 'view/title', when: `${inPlan} && ${when}`, group });

export const planCommands = {
  'securityProfiles.apply': command({
    title: 'Apply Payloads…',
    palette: inFolder,
    menus: [
      treeRow('kind', '2_send@1', { takesMany: true }),
      treeRow('payload', '2_send@6', { takesMany: true }),
      { menu: 'explorer/context', when: `explorerResourceIsFolder || ${onPayload}`, group: '3_secprofile@6' },
    ],
    argument: givenArgument,
    run: async () => (await load()).applyPayloads,
  }),
  // Without an argument: VS Code gives a title's button the row that has the focus, and it is for all of the view.
  'securityProfiles.applyAll': command({
    title: 'Apply All Payloads…',
    icon: '$(run-all)',
    palette: false,
    menus: [treeTitle('navigation@3', inFolder)],
    run: async () => (await load()).applyAllPayloads,
  }),
  'securityProfiles.applyPlan': command({
    title: 'Apply Plan',
    icon: '$(play)',
    palette: hasTicked,
    menus: [title(hasTicked, 'navigation@1')],
    run: async () => (await load()).applyReviewedPlan,
  }),
  'securityProfiles.retryFailed': command({
    title: 'Retry Failed',
    icon: '$(debug-restart)',
    palette: hasFailed,
    menus: [title(hasFailed, 'navigation@2')],
    run: async () => (await load()).retryFailed,
  }),
  'securityProfiles.refreshPlan': command({
    title: 'Refresh Plan',
    icon: '$(refresh)',
    palette: planned,
    menus: [title(planned, 'navigation@3')],
    run: async () => (await load()).refreshPlan,
  }),
  'securityProfiles.stopPlan': command({
    title: 'Stop Applying',
    icon: '$(debug-stop)',
    palette: applying,
    menus: [title(applying, 'navigation@1')],
    run: async () => (await load()).stopPlan,
  }),
  'securityProfiles.discardPlan': command({
    title: 'Discard Plan',
    icon: '$(close)',
    palette: planned,
    menus: [title(planned, 'navigation@4')],
    run: async () => (await load()).discardPlan,
  }),
  'securityProfiles.openPlanReport': command({
    title: 'Open Report',
    palette: planned,
    menus: [title(planned, '1_report@1')],
    run: async () => (await load()).openPlanReport,
  }),
  'securityProfiles.togglePlanRow': command({
    title: 'Include or Exclude',
    palette: planned,
    menus: [{ menu: 'view/item/context', when: `${inPlan} && viewItem == planRowWithBox`, group: '1_plan@1' }],
    keys: [viewKey(planViewId, { key: 'space' })],
    argument: givenArgument,
    run: async () => (await load()).togglePlanRow,
  }),
  'securityProfiles.openPlanRow': command({
    title: 'Open Comparison or Problems',
    palette: false,
    menus: [{ menu: 'view/item/context', when: `${inPlan} && viewItem =~ /^planRow/`, group: '2_open@1' }],
    keys: [enterKey(planViewId)],
    argument: givenArgument,
    run: async () => (await load()).openPlanRow,
  }),
  'securityProfiles.saveAsPayloads': command({
    title: 'Save as Payloads…',
    palette: false,
    menus: [treeRow('live', '2_save@1'), treeRow('profile', '1_open@3', { takesMany: true })],
    argument: givenArgument,
    run: async () => (await import('./save-as-payloads')).saveAsPayloads,
  }),
};
