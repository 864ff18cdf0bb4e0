import type { CommandId } from '../manifest/command-ids.generated';
import type { Welcome } from '../manifest/view';

const button = (label: string, command: CommandId, argument?: string) =>
  `[${label}](command:${command}${argument === undefined ? '' : `?${encodeURIComponent(JSON.stringify([argument]))}`})`;

const begin = [
  button('Open Example Payloads…', 'securityProfiles.openExamples'),
  `New here? ${button('Get Started', 'securityProfiles.getStarted')}.`,
];

const states: readonly (readonly [when: string, ...lines: readonly string[]])[] = [
  [
    'workspaceFolderCount == 0',
    'Open a folder to see its payloads here.',
    '[Open Folder](command:vscode.openFolder)',
    button('New Profile Payload…', 'securityProfiles.new'),
    ...begin,
  ],
  [
    'workspaceFolderCount > 0',
    'This workspace has no payloads yet. Payloads are JSON files such as web01.host.secprofile.json.',
    button('New Profile Payload…', 'securityProfiles.new'),
    ...begin,
  ],
  [
    '!isWorkspaceTrusted',
    'This workspace isn’t trusted: requests go to the sandbox only, and its settings are ignored.',
    '[Manage Trust](command:workbench.trust.manage)',
  ],
  [
    '!securityProfiles.signsIn && !securityProfiles.sandboxFailed',
    'Requests go to the built-in sandbox, so nothing leaves your computer.',
  ],
  [
    '!securityProfiles.signsIn && securityProfiles.sandboxFailed',
    'The sandbox couldn’t start.',
    button('Start Sandbox', 'securityProfiles.startSandbox'),
    button('Show Log', 'securityProfiles.showLog'),
  ],
  [
    'securityProfiles.signsIn && !securityProfiles.signedIn',
    'You’re not signed in to the environment that requests go to.',
    button('Sign In…', 'securityProfiles.signIn'),
    `Or ${button('use the sandbox', 'securityProfiles.selectEnvironment', 'sandbox')}, which needs no sign-in.`,
  ],
];

/** What the tree of kinds says while it is empty, for each state that a person may be in. */
export const kindsWelcome: readonly Welcome[] = states.map(([when, ...lines]) => ({
  when,
  contents: lines.join('\n'),
}));
