import { textArgument } from '../host/arguments';
import { command } from '../manifest/command';
import { treeTitle } from '../manifest/menus';

/** An environment is chosen that somebody signs in to: by the setting, because the palette may open before we have loaded. */
const signsIn = "config.securityProfiles.environment && config.securityProfiles.environment != 'sandbox'";

export const signInCommands = {
  'securityProfiles.signIn': command({
    title: 'Sign In…',
    palette: signsIn,
    menus: [treeTitle('1_environment@2', signsIn)],
    argument: textArgument,
    run: async () => (await import('./sign-in')).signIn,
  }),
  'securityProfiles.signOut': command({
    title: 'Sign Out',
    palette: signsIn,
    menus: [treeTitle('1_environment@3', signsIn)],
    run: async () => (await import('./sign-in')).signOut,
  }),
  'securityProfiles.copyAdminDetails': command({
    title: 'Copy Details for Your Admin',
    palette: signsIn,
    run: async () => (await import('./copy-admin-details')).copyAdminDetails,
  }),
};
