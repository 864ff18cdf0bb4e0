import { contributions } from '../editor/contributions';
import { fileMatchOf, plainFileMatch } from '../kinds/file-names';
import { kinds } from '../kinds/kinds';

const languages = ['json', 'jsonc'];
const snippetFiles = ['./snippets/payloads.json', './snippets/nested-types.json'];

/** The whole `contributes` of package.json: the editor's part, schemas by file name, snippets by language. */
export function contributes(): object {
  return {
    ...contributions(),
    jsonValidation: [
      ...kinds.map((kind) => ({ fileMatch: fileMatchOf(kind), url: `./schemas/vscode/${kind.schema}` })),
      { fileMatch: plainFileMatch(), url: './schemas/vscode/profile.schema.json' },
    ],
    snippets: languages.flatMap((language) => snippetFiles.map((path) => ({ language, path }))),
  };
}
