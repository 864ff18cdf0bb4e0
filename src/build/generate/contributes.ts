import { fileMatchOf, plainFileMatch } from '../../catalog/file-names';
import { bundledKinds } from '../../catalog/bundled-kinds';
import { schemaFile } from '../derive/schema-files';
import { menus } from './menus';
import type { Rows } from './rows';
import { settingProperties } from './settings';

export const category = 'Security Profiles';
const languages = ['json', 'jsonc'];
const snippetFiles = ['./snippets/payloads.json', './snippets/nested-types.json'];

/** The whole `contributes` of package.json: the editor's part, schemas by file name, snippets by language. */
export function contributes({ commands, rules }: Rows): object {
  return {
    commands: Object.entries(commands).map(([command, { title, icon }]) => ({
      command,
      title,
      category,
      ...(icon ? { icon } : {}),
    })),
    menus: menus(commands),
    configuration: { title: category, properties: settingProperties(rules) },
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
    jsonValidation: [
      ...bundledKinds.kinds.map((kind) => ({
        fileMatch: fileMatchOf(kind),
        url: `./schemas/vscode/${schemaFile(kind)}`,
      })),
      { fileMatch: plainFileMatch(bundledKinds.kinds), url: './schemas/vscode/profile.schema.json' },
    ],
    snippets: languages.flatMap((language) => snippetFiles.map((path) => ({ language, path }))),
  };
}
