import { textArgument, uriArgument } from '../host/arguments';
import { command } from '../manifest/command';
import type { MenuPlace } from '../manifest/menus';
import { attemptArgument } from './attempt-argument';

const load = () => import('./history-commands');

const inHistory = 'view == securityProfiles.history';
const title = (group: string): MenuPlace => ({ menu: 'view/title', when: inHistory, group });
const row = (group: string, inline?: number): MenuPlace => ({
  menu: 'view/item/context',
  when: `${inHistory} && viewItem == attempt`,
  group,
  ...(inline === undefined ? {} : { inline }),
});

export const historyCommands = {
  'securityProfiles.showHistory': command({
    title: 'Show History',
    icon: '$(history)',
    run: async () => (await load()).showHistory,
  }),
  'securityProfiles.filterHistory': command({
    title: 'Filter History…',
    icon: '$(filter)',
    menus: [title('navigation@1')],
    argument: textArgument,
    run: async () => (await load()).filterHistory,
  }),
  'securityProfiles.exportHistory': command({
    title: 'Export History as HAR…',
    menus: [title('1_history@1')],
    argument: uriArgument,
    run: async () => (await load()).exportHistory,
  }),
  'securityProfiles.clearHistory': command({
    title: 'Clear History…',
    menus: [title('1_history@2')],
    run: async () => (await load()).clearHistory,
  }),
  'securityProfiles.openAttempt': command({
    title: 'Open Response',
    palette: false,
    menus: [row('1_open@1')],
    argument: attemptArgument,
    run: async () => (await load()).openAttempt,
  }),
  'securityProfiles.compareAttempts': command({
    title: 'Compare with Another Response…',
    palette: false,
    menus: [row('1_open@2')],
    argument: attemptArgument,
    run: async () => (await load()).compareAttempts,
  }),
  'securityProfiles.sendAgain': command({
    title: 'Send Payload Again',
    icon: '$(debug-restart)',
    palette: false,
    menus: [row('2_send@1', 1)],
    argument: attemptArgument,
    run: async () => (await load()).sendAgain,
  }),
  'securityProfiles.deleteAttempt': command({
    title: 'Delete from History',
    icon: '$(trash)',
    palette: false,
    menus: [row('9_delete@1', 2)],
    argument: attemptArgument,
    run: async () => (await load()).deleteAttempt,
  }),
};
