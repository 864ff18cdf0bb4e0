import { contributions } from '../../editor/manifest/contributions';
import { fileMatchOf, plainFileMatch } from '../../catalog/file-names';
import { kinds } from '../../catalog/kinds';
import type { RuleRow } from './rules';

const languages = ['json', 'jsonc'];
const snippetFiles = ['./snippets/payloads.json', './snippets/nested-types.json'];

interface Configuration {
  readonly configuration: { readonly properties: Readonly<Record<string, object>> };
}

/** The setting of severities offers every rule but `syntax`, which cannot be changed. */
function withRules(own: Configuration, rules: readonly RuleRow[]): object {
  const { properties } = own.configuration;
  const severities = rules
    .filter(({ id }) => id !== 'syntax')
    .map(({ id, title }) => [
      id,
      { type: 'string', enum: ['error', 'warning', 'information', 'off'], description: title },
    ]);
  const setting = { ...properties['securityProfiles.rules'], properties: Object.fromEntries(severities) as object };
  return {
    ...own,
    configuration: { ...own.configuration, properties: { ...properties, 'securityProfiles.rules': setting } },
  };
}

/** The whole `contributes` of package.json: the editor's part, schemas by file name, snippets by language. */
export function contributes(rules: readonly RuleRow[]): object {
  return {
    ...withRules(contributions() as Configuration, rules),
    jsonValidation: [
      ...kinds.map((kind) => ({ fileMatch: fileMatchOf(kind), url: `./schemas/vscode/${kind.schema}` })),
      { fileMatch: plainFileMatch(), url: './schemas/vscode/profile.schema.json' },
    ],
    snippets: languages.flatMap((language) => snippetFiles.map((path) => ({ language, path }))),
  };
}
