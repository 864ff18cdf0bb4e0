import { kindArgument } from '../host/arguments';
import { command } from '../manifest/command';
import { treeRow, treeTitle } from '../manifest/menus';

const load = () => import('./list-commands');

/** What works on the live profiles of a kind in the tree. */
const onKind = { palette: false, argument: kindArgument } as const;

export const viewCommands = {
  'securityProfiles.showStatusMenu': command({
    title: 'Show Environment, Account, and Sandbox…',
    run: async () => (await import('./status-menu')).showStatusMenu,
  }),
  'securityProfiles.loadMoreProfiles': command({
    title: 'Load More Profiles',
    ...onKind,
    run: async () => (await load()).loadMoreProfiles,
  }),
  'securityProfiles.refreshProfiles': command({
    title: 'Refresh Profiles',
    icon: '$(refresh)',
    menus: [treeTitle('navigation@1'), treeRow('live', '1_live@1', 1)],
    argument: kindArgument,
    run: async () => (await load()).refreshProfiles,
  }),
  'securityProfiles.filterProfiles': command({
    title: 'Filter Profiles…',
    icon: '$(filter)',
    ...onKind,
    menus: [treeRow('live', '1_live@2', 2)],
    run: async () => (await load()).filterProfiles,
  }),
  'securityProfiles.clearProfileFilter': command({
    title: 'Clear Filter',
    icon: '$(clear-all)',
    ...onKind,
    menus: [treeRow('liveFiltered', '1_live@3', 3)],
    run: async () => (await load()).clearProfileFilter,
  }),
};
