import { fileMatchOf, plainFileMatch } from '../../catalog/file-names';
import { bundledKinds } from '../../catalog/bundled-kinds';
import { schemaFile } from '../derive/schema-files';
import { settings } from '../../editor/manifest/setting-rows';
import { menus } from './menus';
import type { Rows, RuleRow } from './rows';

export const category = 'Security Profiles';
const languages = ['json', 'jsonc'];
const snippetFiles = ['./snippets/payloads.json', './snippets/nested-types.json'];

/** The setting of severities offers every rule but `syntax`, which cannot be changed. */
function withRules(rules: readonly RuleRow[]): object {
  const severities = rules
    .filter(({ id }) => id !== 'syntax')
    .map(({ id, title }) => [
      id,
      { type: 'string', enum: ['error', 'warning', 'information', 'off'], description: title },
    ]);
  const setting = { ...settings['securityProfiles.rules'], properties: Object.fromEntries(severities) as object };
  return { ...settings, 'securityProfiles.rules': setting };
}

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
    configuration: { title: category, properties: withRules(rules) },
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
