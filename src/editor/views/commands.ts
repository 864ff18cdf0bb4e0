import type { Kind } from '../../catalog/kinds';
import { kindArgument } from '../host/arguments';
import { command } from '../manifest/command';
import type { KindsTree } from './kinds-tree';

export const viewCommands = {
  'securityProfiles.showStatusMenu': command({
    title: 'Show Environment, Account, and Sandbox…',
    run: async () => (await import('./status-menu')).showStatusMenu,
  }),
  'securityProfiles.showMoreProfiles': command({
    title: 'Show More Profiles',
    palette: false,
    argument: kindArgument,
    run: () => showMoreProfiles,
  }),
};

function showMoreProfiles({ tree }: { readonly tree: KindsTree }, kind: Kind | undefined): void {
  if (kind) tree.showMore(kind.id);
}
