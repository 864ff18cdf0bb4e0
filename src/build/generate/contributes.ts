import { fileMatchOf, plainFileMatch } from '../../catalog/file-names';
import { bundledKinds } from '../../catalog/bundled-kinds';
import { milestoneKey } from '../../editor/walkthrough/walkthrough';
import { requestGrammar } from '../../editor/manifest/request-language';
import { schemaFile } from '../derive/schema-files';
import { menus } from './menus';
import type { Rows } from './rows';
import { configuration } from './settings';
import { contributedViews } from './views';

export const category = 'Security Profiles';
const languages = ['json', 'jsonc'];
const snippetFiles = ['./snippets/payloads.json', './snippets/nested-types.json'];

/** The whole `contributes` of package.json: the editor's part, schemas by file name, snippets by language. */
export function contributes({ commands, rules, views, walkthrough, toolRows }: Rows): object {
  return {
    commands: Object.entries(commands).map(([command, { title, icon }]) => ({
      command,
      title,
      category,
      ...(icon ? { icon } : {}),
    })),
    menus: menus(commands),
    keybindings: Object.entries(commands).flatMap(([command, { keys = [] }]) =>
      keys.map((pressed) => ({ command, ...pressed })),
    ),
    configuration: configuration(rules),
    ...contributedViews(views),
    walkthroughs: walkthroughs(walkthrough),
    languageModelTools: languageModelTools(toolRows),
    jsonValidation: [
      ...bundledKinds.kinds.map((kind) => ({
        fileMatch: fileMatchOf(kind),
        url: `./schemas/vscode/${schemaFile(kind)}`,
      })),
      // Live profiles have the hovers of their kind too; these schemas mark nothing.
      ...bundledKinds.kinds.map((kind) => ({
        fileMatch: `*.${kind.id}.live.json`,
        url: `./schemas/vscode/${schemaFile(kind)}`,
      })),
      { fileMatch: plainFileMatch(bundledKinds.kinds), url: './schemas/vscode/profile.schema.json' },
    ],
    languages: [{ id: requestGrammar.language, aliases: ['Security Profiles Request'] }],
    grammars: [requestGrammar],
    snippets: languages.flatMap((language) => snippetFiles.map((path) => ({ language, path }))),
  };
}

/** The picture of a step for each kind of theme; VS Code wants one for all four. */
function stepPictures(id: string): object {
  const [light, dark] = ['light', 'dark'].map((theme) => `media/walkthrough/${id}-${theme}.webp`);
  return { light, dark, hc: dark, hcLight: light };
}

/** The walkthrough of package.json. */
const walkthroughs = ({ steps, ...rest }: Rows['walkthrough']): object[] => [
  {
    ...rest,
    steps: steps.map(({ id, title, description, altText, doneBy }) => ({
      id,
      title,
      description,
      media: { image: stepPictures(id), altText },
      completionEvents: [`onContext:${milestoneKey(doneBy)}`],
    })),
  },
];

/** The language-model tools of package.json. */
const languageModelTools = (rows: Rows['toolRows']): object[] =>
  Object.entries(rows).map(([name, row]) => ({
    name,
    ...row,
    canBeReferencedInPrompt: true,
    icon: '$(shield)',
    tags: ['microsoft-graph', 'security-profiles'],
  }));
