import { kindArgument, uriArgument } from '../host/arguments';
import { command } from '../manifest/command';
import { onPayload, treeRow, treeTitle } from '../manifest/menus';

export const authoringCommands = {
  'securityProfiles.new': command({
    title: 'New Profile Payload…',
    icon: '$(add)',
    menus: [
      treeTitle('navigation@1'),
      treeRow('kind', '1_open@1', { inline: 1 }),
      { menu: 'file/newFile', when: 'true', group: 'file' },
      { menu: 'explorer/context', when: 'explorerResourceIsFolder', group: 'navigation@3' },
    ],
    argument: (given, name) => ({ given, name }),
    run: async () => (await import('./new-payload')).newPayload,
  }),
  'securityProfiles.openDocumentation': command({
    title: 'Open Profile Reference',
    palette: onPayload,
    menus: [treeRow('payload', '4_docs@1'), treeRow('kind', '4_docs@1')],
    argument: (given) => kindArgument(given) ?? uriArgument(given),
    run: async () => (await import('./open-documentation')).openDocumentation,
  }),
};
