import { givenArgument, textArgument, uriArgument } from '../host/arguments';
import { command } from '../manifest/command';
import { deleteKeys, enterKey, historyViewId, type MenuPlace, ownKey } from '../manifest/menus';

const load = () => import('./history-commands');

const inHistory = `view == ${historyViewId}`;
const title = (group: string): MenuPlace => ({ menu: 'view/title', when: inHistory, group });
const row = (
  group: string,
  place: Pick<MenuPlace, 'inline' | 'most'> = { most: 1 },
  is = '=~ /^attempt/',
): MenuPlace => ({
  menu: 'view/item/context',
  when: `${inHistory} && viewItem ${is}`,
  group,
  ...place,
});

export const historyCommands = {
  'securityProfiles.showHistory': command({
    title: 'Show History',
    icon: '$(history)',
    argument: textArgument,
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
    keys: [enterKey(historyViewId)],
    menus: [row('1_open@1')],
    argument: givenArgument,
    run: async () => (await load()).openAttempt,
  }),
  'securityProfiles.compareAttempts': command({
    title: 'Compare Response…',
    palette: false,
    menus: [row('1_open@2', { most: 2 })],
    argument: givenArgument,
    run: async () => (await import('./compare-attempts')).compareAttempts,
  }),
  'securityProfiles.sendAgain': command({
    title: 'Send Payload Again',
    icon: '$(debug-restart)',
    palette: 'securityProfiles.hasSent',
    keys: [ownKey('shift+r', 'securityProfiles.hasSent')],
    menus: [row('2_send@1', { inline: 1, most: 1 }, '== attempt')],
    argument: givenArgument,
    run: async () => (await load()).sendAgain,
  }),
  'securityProfiles.deleteAttempt': command({
    title: 'Delete from History',
    icon: '$(trash)',
    palette: false,
    keys: deleteKeys(historyViewId),
    menus: [row('9_delete@1', { inline: 2 })],
    argument: givenArgument,
    run: async () => (await load()).deleteAttempts,
  }),
};
