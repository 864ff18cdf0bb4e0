import { textArgument } from '../host/arguments';
import { command } from '../manifest/command';
import { treeTitle } from '../manifest/menus';

export const settingsCommands = {
  'securityProfiles.selectEnvironment': command({
    title: 'Select Environment…',
    icon: '$(server-environment)',
    menus: [treeTitle('1_environment@1')],
    argument: textArgument,
    run: async () => (await import('./select-environment')).selectEnvironment,
  }),
};
