import type * as vscode from 'vscode';
import { command } from '../manifest/command';

export const hostCommands = {
  'securityProfiles.showLog': command({
    title: 'Show Log',
    run: () => (services: { readonly log: Pick<vscode.LogOutputChannel, 'show'> }) => services.log.show(),
  }),
};
