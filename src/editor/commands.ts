import type * as vscode from 'vscode';
import { authoringCommands } from './authoring/commands';
import { withinBoundary } from './error-boundary';
import { liveCommands } from './live/commands';
import { type Command, command } from './manifest/command';
import type { CommandId } from './manifest/command-ids.generated';
import { historyCommands } from './history/commands';
import { planCommands } from './plan/commands';
import { panelCommands } from './panel/commands';
import { problemCommands } from './problems/commands';
import { sandboxCommands } from './sandbox/commands';
import { sendCommands } from './send/commands';
import type { Services } from './services';
import { settingsCommands } from './settings/commands';
import { signInCommands } from './sign-in/commands';
import { viewCommands } from './views/commands';
import { walkthroughCommands } from './walkthrough/commands';

const logCommands = {
  'securityProfiles.showLog': command({
    title: 'Show Log',
    run: () => (services: { readonly log: Pick<vscode.LogOutputChannel, 'show'> }) => services.log.show(),
  }),
};

/** Every command: each room has the rows of its own. `npm run generate` writes package.json from them. */
export const commands = {
  ...authoringCommands,
  ...problemCommands,
  ...sendCommands,
  ...panelCommands,
  ...settingsCommands,
  ...signInCommands,
  ...sandboxCommands,
  ...liveCommands,
  ...viewCommands,
  ...historyCommands,
  ...planCommands,
  ...walkthroughCommands,
  ...logCommands,
} satisfies Readonly<Record<CommandId, Command<Services>>>;

/** Runs a command as VS Code calls it, within the error boundary. */
export function runCommand(services: Services, id: CommandId, given: readonly unknown[]): Promise<unknown> {
  const { title, run, menus }: Command<Services> = commands[id];
  return withinBoundary(title.replace('…', ''), services.log, () =>
    run(services, services.selected.withSelection(given, menus)),
  );
}
