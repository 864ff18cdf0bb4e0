import { givenArgument, kindArgument, uriArgument } from '../host/arguments';
import { command } from '../manifest/command';
import { onPayload, treeRow, treeTitle } from '../manifest/menus';

const load = async () => (await import('./new-payload')).newPayload;

export const authoringCommands = {
  'securityProfiles.new': command({
    title: 'New Profile Payload…',
    icon: '$(add)',
    menus: [
      treeTitle('navigation@1'),
      { menu: 'file/newFile', when: 'true', group: 'file' },
      { menu: 'explorer/context', when: 'explorerResourceIsFolder', group: 'navigation@3' },
    ],
    argument: givenArgument,
    run: load,
  }),
  // For a kind's row. The button in the view's title asks for the kind, although VS Code passes it the focused row.
  'securityProfiles.newOfKind': command({
    title: 'New Payload of This Kind…',
    icon: '$(add)',
    palette: false,
    menus: [treeRow('kind', '1_open@1', { inline: 1 })],
    argument: givenArgument,
    run: load,
  }),
  'securityProfiles.openDocumentation': command({
    title: 'Open Profile Reference',
    palette: onPayload,
    menus: [treeRow('payload', '4_docs@1'), treeRow('kind', '4_docs@1')],
    argument: (given) => kindArgument(given) ?? uriArgument(given),
    run: async () => (await import('./open-documentation')).openDocumentation,
  }),
};
