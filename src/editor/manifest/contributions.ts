/**
 * What the extension contributes to VS Code besides schemas and snippets, as data: `npm run generate` writes it into
 * package.json, the command registry reads the ids. No `vscode` here, so that build scripts can read it.
 */
import { commandRows, type CommandRow } from './command-rows';
import { settings } from './setting-rows';

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
