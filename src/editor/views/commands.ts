import { givenArgument, kindArgument } from '../host/arguments';
import { command } from '../manifest/command';
import { deleteKeys, kindsViewId, treeRow, treeTitle, viewKey } from '../manifest/menus';

const load = () => import('./list-commands');

/** What works on the live profiles of a kind in the tree. */
const onKind = { palette: false, argument: kindArgument } as const;

export const viewCommands = {
  'securityProfiles.renamePayload': command({
    title: 'Rename Payload File…',
    palette: false,
    keys: [viewKey(kindsViewId, { key: 'f2' })],
    menus: [treeRow('payload', '9_delete@1')],
    argument: (row) => row,
    run: async () => (await import('./file-commands')).renamePayload,
  }),
  'securityProfiles.deleteRow': command({
    title: 'Delete…',
    palette: false,
    keys: deleteKeys(kindsViewId),
    menus: [treeRow('payload', '9_delete@2', { takesMany: true })],
    argument: givenArgument,
    run: async () => (await import('./file-commands')).deleteRows,
  }),
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
    menus: [treeRow('live', '1_live@1', { inline: 1 })],
    argument: kindArgument,
    run: async () => (await load()).refreshProfiles,
  }),
  // Without an argument: VS Code gives a title's button the row that has the focus.
  'securityProfiles.refreshAll': command({
    title: 'Refresh All Profiles',
    icon: '$(refresh)',
    palette: false,
    menus: [treeTitle('navigation@1')],
    run: async () => (await load()).refreshProfiles,
  }),
  'securityProfiles.filterProfiles': command({
    title: 'Filter Profiles…',
    icon: '$(filter)',
    ...onKind,
    menus: [treeRow('live', '1_live@2', { inline: 2 })],
    run: async () => (await load()).filterProfiles,
  }),
  'securityProfiles.clearProfileFilter': command({
    title: 'Clear Filter',
    icon: '$(clear-all)',
    ...onKind,
    menus: [treeRow('liveFiltered', '1_live@3', { inline: 3 })],
    run: async () => (await load()).clearProfileFilter,
  }),
};
