import { textArgument, uriArgument } from '../host/arguments';
import { command } from '../manifest/command';
import { treeTitle } from '../manifest/menus';

const load = () => import('./sandbox-commands');

export const sandboxCommands = {
  'securityProfiles.startSandbox': command({
    title: 'Start Sandbox',
    run: async () => (await load()).startSandboxNow,
  }),
  'securityProfiles.stopSandbox': command({
    title: 'Stop Sandbox',
    run: async () => (await load()).stopSandbox,
  }),
  'securityProfiles.resetSandbox': command({
    title: 'Reset Sandbox…',
    menus: [treeTitle('2_sandbox@1')],
    run: async () => (await load()).resetSandbox,
  }),
  'securityProfiles.simulateFailure': command({
    title: 'Simulate Failure…',
    menus: [treeTitle('2_sandbox@2')],
    argument: textArgument,
    run: async () => (await load()).simulateFailure,
  }),
  'securityProfiles.exportSandbox': command({
    title: 'Export Sandbox…',
    menus: [treeTitle('2_sandbox@3')],
    argument: uriArgument,
    run: async () => (await load()).exportSandbox,
  }),
  'securityProfiles.importSandbox': command({
    title: 'Import into Sandbox…',
    menus: [treeTitle('2_sandbox@4')],
    argument: uriArgument,
    run: async () => (await load()).importSandbox,
  }),
  'securityProfiles.copySandboxUrl': command({
    title: 'Copy Sandbox URL',
    menus: [treeTitle('2_sandbox@5')],
    run: async () => (await load()).copySandboxUrl,
  }),
  'securityProfiles.copySandboxToken': command({
    title: 'Copy Sandbox Token',
    menus: [treeTitle('2_sandbox@6')],
    run: async () => (await load()).copySandboxToken,
  }),
  'securityProfiles.takeSandbox': command({
    title: 'Use Sandbox in This Window',
    palette: false,
    run: async () => (await load()).takeSandbox,
  }),
};
