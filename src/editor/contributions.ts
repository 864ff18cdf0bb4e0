/**
 * What the extension contributes to VS Code besides schemas and snippets, as data: `npm run generate` writes it into
 * package.json, the command registry reads the ids. No `vscode` here, so that build scripts can read it.
 */
import { payloadSuffix } from '../kinds/file-names';

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

interface CommandRow {
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

const settings = {
  'securityProfiles.addRequestLine': {
    type: 'string',
    enum: ['collection', 'ref'],
    default: 'collection',
    order: 1,
    scope: 'resource',
    markdownEnumDescriptions: [
      '`POST …/security/{set}`, as in the documentation pages’ own examples. A containment collection takes no `$ref`.',
      '`POST …/security/{set}/$ref`, as in the documentation pages’ request line.',
    ],
    markdownDescription: 'How an Add addresses the set of profiles.',
  },
  'securityProfiles.rules': {
    type: 'object',
    default: {},
    order: 3,
    scope: 'resource',
    additionalProperties: false,
    markdownDescription:
      'Severities that differ from the rules’ own, such as `{ "utc": "off", "enum": "error" }`. `syntax` always stays an error.',
  },
  'securityProfiles.sandbox.port': {
    type: 'integer',
    default: 0,
    minimum: 0,
    maximum: 65535,
    order: 4,
    scope: 'application',
    markdownDescription: 'Port of the sandbox on 127.0.0.1, from its next start on. `0` takes any that is free.',
  },
  'securityProfiles.requestTimeout': {
    type: 'integer',
    default: 100,
    minimum: 1,
    maximum: 600,
    order: 2,
    scope: 'machine-overridable',
    markdownDescription: 'Seconds to wait for an answer before a request is given up.',
  },
} as const;

function menus(): Record<string, object[]> {
  const all: Record<string, object[]> = { commandPalette: [] };
  for (const [command, row] of Object.entries<CommandRow>(commandRows)) {
    if (row.palette !== undefined) {
      all['commandPalette']?.push({ command, when: row.palette === false ? 'false' : row.palette });
    }
    for (const { menu, when, group } of row.menus ?? []) (all[menu] ??= []).push({ command, when, group });
  }
  return all;
}

/** The `contributes` of package.json, but for schemas and snippets. */
export function contributions(): object {
  return {
    commands: Object.entries<CommandRow>(commandRows).map(([command, { title, icon }]) => ({
      command,
      title,
      category: 'Security Profiles',
      ...(icon ? { icon } : {}),
    })),
    menus: menus(),
    configuration: { title: 'Security Profiles', properties: settings },
    viewsContainers: {
      activitybar: [{ id: 'securityProfiles', title: 'Security Profiles', icon: 'media/activity.svg' }],
      panel: [{ id: 'securityProfiles-response', title: 'Security Profiles', icon: 'media/activity.svg' }],
    },
    views: {
      securityProfiles: [
        {
          id: 'securityProfiles.kinds',
          name: 'Payloads',
          icon: 'media/activity.svg',
          contextualTitle: 'Security Profiles',
        },
      ],
      'securityProfiles-response': [
        {
          type: 'webview',
          id: 'securityProfiles.response',
          name: 'Response',
          icon: 'media/activity.svg',
          contextualTitle: 'Security Profiles Response',
        },
      ],
    },
    viewsWelcome: [
      {
        view: 'securityProfiles.kinds',
        contents:
          'There is no profile payload here yet.\n[New Profile Payload…](command:securityProfiles.new)\nA payload is a file such as `web01.host.secprofile.json`. It is sent to the built-in sandbox; nothing leaves this machine.',
      },
    ],
  };
}
