import { commandLink, pageLink, type Welcome } from '../manifest/view';

const begin = [
  commandLink('Open Example Payloads…', 'securityProfiles.openExamples'),
  `New here? ${commandLink('Get Started', 'securityProfiles.getStarted')}.`,
];

const states: readonly (readonly [when: string, ...lines: readonly string[]])[] = [
  [
    'workspaceFolderCount == 0',
    'Open a folder to see its payloads here.',
    '[Open Folder](command:vscode.openFolder)',
    commandLink('New Profile Payload…', 'securityProfiles.new'),
    ...begin,
  ],
  [
    'workspaceFolderCount > 0 && securityProfiles.noPayloads',
    'This workspace has no payloads yet. Payloads are JSON files such as web01.host.secprofile.json.',
    commandLink('New Profile Payload…', 'securityProfiles.new'),
    ...begin,
  ],
  [
    '!isWorkspaceTrusted',
    'This workspace isn’t trusted: requests go to the sandbox only, and its settings are ignored.',
    '[Manage Trust](command:workbench.trust.manage)',
  ],
  [
    '!securityProfiles.signsIn && !securityProfiles.sandboxFailed',
    `Requests go to the built-in sandbox, so nothing leaves your computer. ${pageLink('Learn more', 'privacy')}`,
  ],
  [
    '!securityProfiles.signsIn && securityProfiles.sandboxFailed',
    'The sandbox couldn’t start.',
    commandLink('Start Sandbox', 'securityProfiles.startSandbox'),
    commandLink('Show Log', 'securityProfiles.showLog'),
  ],
  [
    'securityProfiles.signsIn && !securityProfiles.signedIn',
    'You’re not signed in to the environment that requests go to.',
    commandLink('Sign In…', 'securityProfiles.signIn'),
    `Or ${commandLink('use the sandbox', 'securityProfiles.selectEnvironment', 'sandbox')}, which needs no sign-in.`,
  ],
];

/** What the tree of kinds says while it is empty, for each state that a person may be in. */
export const kindsWelcome: readonly Welcome[] = states.map(([when, ...lines]) => ({
  when,
  contents: lines.join('\n'),
}));
