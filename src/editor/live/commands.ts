import { givenArgument } from '../host/arguments';
import { command } from '../manifest/command';
import { onPayload, payloadMenus, treeRow } from '../manifest/menus';

const load = () => import('./live-commands');

/** A row of the tree or the URI of a live document; read by the command, which is loaded by then. */
const profile = (given: unknown) => given;

/** A live profile in an editor, by its name: VS Code 1.139 doesn't match `resourceScheme` for schemes of extensions. */
const onLive = 'resourceFilename =~ /\\.\\w+\\.live\\.json$/';

/** What works on a live profile. */
const onProfile = { palette: onLive, argument: profile };

export const liveCommands = {
  'securityProfiles.openProfile': command({
    title: 'Open Profile',
    argument: givenArgument,
    palette: false,
    menus: [treeRow('profile', '1_open@1')],
    run: async () => (await load()).openProfile,
  }),
  'securityProfiles.editAsPayload': command({
    title: 'Edit as Payload…',
    icon: '$(edit)',
    ...onProfile,
    menus: [
      treeRow('profile', '1_open@2', { inline: 1 }),
      { menu: 'editor/title', when: onLive, group: 'navigation@1' },
    ],
    run: async () => (await import('./edit-as-payload')).editAsPayload,
  }),
  'securityProfiles.compareWithLive': command({
    title: 'Compare with Live Profile',
    palette: onPayload,
    menus: payloadMenus(5, { takesMany: false }),
    argument: givenArgument,
    run: async () => (await import('./compare')).compareWithLive,
  }),
  'securityProfiles.compareWithFile': command({
    title: 'Compare with File',
    ...onProfile,
    menus: [treeRow('profileWithFile', '2_compare@1')],
    run: async () => (await import('./compare')).compareWithFile,
  }),
  'securityProfiles.copyProfileId': command({
    title: 'Copy ID',
    ...onProfile,
    menus: [treeRow('profile', '3_copy@1')],
    run: async () => (await load()).copyProfileId,
  }),
  'securityProfiles.copyProfileName': command({
    title: 'Copy Name',
    ...onProfile,
    menus: [treeRow('profile', '3_copy@2')],
    run: async () => (await load()).copyProfileName,
  }),
  'securityProfiles.deleteProfile': command({
    title: 'Delete Profile…',
    icon: '$(trash)',
    ...onProfile,
    menus: [treeRow('profile', '9_delete@1', { inline: 2 })],
    run: async () => (await load()).deleteProfile,
  }),
};
