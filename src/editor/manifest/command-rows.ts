import { payloadSuffix } from '../../catalog/file-names';

/** A resource that is a payload, in menus. */
const onPayload = `resourceFilename =~ /${payloadSuffix.replaceAll('.', '\\.')}$/`;
const inTree = 'view == securityProfiles.kinds';
const onTreePayload = `${inTree} && viewItem == payload`;
const onTreeProfile = `${inTree} && viewItem == profile`;
const onTreeKind = `${inTree} && viewItem == kind`;

interface MenuPlace {
  readonly menu: string;
  readonly when: string;
  readonly group: string;
}

export interface CommandRow {
  readonly title: string;
  /** A codicon; needed where the command is a button. */
  readonly icon?: string;
  /** When the palette offers it; `false`: never, because it needs the thing it was chosen on. */
  readonly palette: string | false | undefined;
  readonly menus?: readonly MenuPlace[];
}

/** The places of Validate, Add and Update: the same in the tab, the explorer, the editor's title and the tree. */
const payloadMenus = (order: number, inline = false): MenuPlace[] => [
  { menu: 'editor/title', when: onPayload, group: inline ? `navigation@${order}` : `1_secprofile@${order}` },
  { menu: 'editor/title/context', when: onPayload, group: `1_secprofile@${order}` },
  { menu: 'explorer/context', when: onPayload, group: `3_secprofile@${order}` },
  { menu: 'view/item/context', when: onTreePayload, group: `2_send@${order}` },
];

export const commandRows = {
  'securityProfiles.new': {
    title: 'New Profile Payload…',
    icon: '$(add)',
    palette: undefined,
    menus: [
      { menu: 'view/title', when: inTree, group: 'navigation@1' },
      { menu: 'view/item/context', when: onTreeKind, group: 'inline@1' },
      { menu: 'view/item/context', when: onTreeKind, group: '1_open@1' },
      { menu: 'file/newFile', when: 'true', group: 'file' },
    ],
  },
  'securityProfiles.validate': { title: 'Validate Payload', palette: onPayload, menus: payloadMenus(1) },
  'securityProfiles.validateWorkspace': {
    title: 'Validate All Payloads in Workspace',
    icon: '$(checklist)',
    palette: 'workspaceFolderCount > 0',
    menus: [{ menu: 'view/title', when: `${inTree} && workspaceFolderCount > 0`, group: 'navigation@2' }],
  },
  'securityProfiles.previewRequest': {
    title: 'Preview Request',
    palette: onPayload,
    menus: payloadMenus(4),
  },
  'securityProfiles.add': {
    title: 'Add Profile',
    icon: '$(cloud-upload)',
    palette: onPayload,
    menus: payloadMenus(2, true),
  },
  'securityProfiles.update': { title: 'Update Profile', palette: onPayload, menus: payloadMenus(3) },
  'securityProfiles.showResponse': { title: 'Show Last Response', palette: undefined },
  'securityProfiles.selectEnvironment': {
    title: 'Select Environment…',
    icon: '$(server-environment)',
    palette: undefined,
    menus: [{ menu: 'view/title', when: inTree, group: '1_environment@1' }],
  },
  'securityProfiles.signIn': {
    title: 'Sign In…',
    palette: undefined,
    menus: [{ menu: 'view/title', when: `${inTree} && securityProfiles.signsIn`, group: '1_environment@2' }],
  },
  'securityProfiles.signOut': {
    title: 'Sign Out',
    palette: undefined,
    menus: [{ menu: 'view/title', when: `${inTree} && securityProfiles.signsIn`, group: '1_environment@3' }],
  },
  'securityProfiles.copyAdminDetails': { title: 'Copy Details for Your Admin', palette: 'securityProfiles.signsIn' },
  'securityProfiles.resetSandbox': {
    title: 'Reset Sandbox…',
    palette: undefined,
    menus: [{ menu: 'view/title', when: inTree, group: '2_sandbox@1' }],
  },
  'securityProfiles.simulateFailure': {
    title: 'Simulate Failure…',
    palette: undefined,
    menus: [{ menu: 'view/title', when: inTree, group: '2_sandbox@2' }],
  },
  'securityProfiles.exportSandbox': {
    title: 'Export Sandbox…',
    palette: undefined,
    menus: [{ menu: 'view/title', when: inTree, group: '2_sandbox@3' }],
  },
  'securityProfiles.importSandbox': {
    title: 'Import into Sandbox…',
    palette: undefined,
    menus: [{ menu: 'view/title', when: inTree, group: '2_sandbox@4' }],
  },
  'securityProfiles.copySandboxUrl': {
    title: 'Copy Sandbox URL',
    palette: undefined,
    menus: [{ menu: 'view/title', when: inTree, group: '2_sandbox@5' }],
  },
  'securityProfiles.copySandboxToken': {
    title: 'Copy Sandbox Token',
    palette: undefined,
    menus: [{ menu: 'view/title', when: inTree, group: '2_sandbox@6' }],
  },
  'securityProfiles.openProfile': {
    title: 'Open Profile',
    palette: false,
    menus: [{ menu: 'view/item/context', when: onTreeProfile, group: '1_open@1' }],
  },
  'securityProfiles.deleteProfile': {
    title: 'Delete Profile…',
    icon: '$(trash)',
    palette: false,
    menus: [
      { menu: 'view/item/context', when: onTreeProfile, group: 'inline@1' },
      { menu: 'view/item/context', when: onTreeProfile, group: '9_delete@1' },
    ],
  },
  'securityProfiles.showMoreProfiles': { title: 'Show More Profiles', palette: false },
  'securityProfiles.copyRequestLine': {
    title: 'Copy Request Line',
    palette: onPayload,
    menus: [{ menu: 'view/item/context', when: onTreePayload, group: '3_copy@1' }],
  },
  'securityProfiles.openDocumentation': {
    title: 'Open Documentation of the Kind',
    palette: onPayload,
    menus: [
      { menu: 'view/item/context', when: onTreePayload, group: '4_docs@1' },
      { menu: 'view/item/context', when: onTreeKind, group: '4_docs@1' },
    ],
  },
  'securityProfiles.openPayload': {
    title: 'Open Payload',
    palette: false,
    menus: [{ menu: 'view/item/context', when: onTreePayload, group: '1_open@1' }],
  },
  'securityProfiles.openResponseBody': {
    title: 'Open Response Body in Editor',
    palette: 'securityProfiles.hasResponse',
    menus: [
      {
        menu: 'view/title',
        when: 'view == securityProfiles.response && securityProfiles.hasResponse',
        group: 'navigation@1',
      },
    ],
    icon: '$(go-to-file)',
  },
  'securityProfiles.toggleIntent': { title: 'Switch Checking Between Add and Update', palette: onPayload },
  'securityProfiles.showLog': { title: 'Show Log', palette: undefined },
} satisfies Record<string, CommandRow>;

/** A command of this extension. A forgotten registration is a type error. */
export type CommandId = keyof typeof commandRows;
