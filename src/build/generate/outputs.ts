import { bundledKinds } from '../../catalog/bundled-kinds';
import { kindPage } from '../derive/kind-page';
import { deriveEditorSchema, deriveRouterSchema } from '../derive/editor-schemas';
import { minimalAddTemplate } from '../derive/payload-templates';
import { schemaFile } from '../derive/schema-files';
import { snippetLines } from '../derive/snippet-text';
import { nestedSnippets, payloadSnippets, snippetFile } from '../derive/snippets';
import { contributes } from './contributes';
import { withTables } from './tables';
import { readRows, type Rows } from './rows';
import { restrictedSettings } from './settings';
import type { ProfileSchema } from '../derive/profile-schema';

/** A file that is derived, as a row: where it is and how it is made. */
export interface DerivedFile {
  /** From the root of the repository, with `/`. */
  readonly path: string;
  /** The text before formatting; gets the file as it is, empty where it is missing. */
  readonly make: (current: string) => string;
}

const json = (value: unknown) => () => JSON.stringify(value, null, 2);

function templates(schemas: Record<string, ProfileSchema>): string {
  const bodies = bundledKinds.kinds.map((kind) => {
    const schema = schemas[kind.id];
    if (!schema) throw new Error(`No schema of ${kind.id}`);
    const lines = snippetLines(minimalAddTemplate(kind, schema)).map((line) => `    ${JSON.stringify(line)},`);
    return `  ${kind.id}: [\n${lines.join('\n')}\n  ].join('\\n'),`;
  });
  return `// Written by \`npm run generate\` from schemas/: edit those.
import type { KindId } from './kinds';

/** The smallest Add of each kind, in VS Code's snippet syntax. */
export const minimalAdd: Readonly<Record<KindId, string>> = {
${bodies.join('\n')}
};
`;
}

/** The ids, for rooms that name a command of another one (its row would make a circle), and for activation, which loads no row. */
function commandIds(ids: readonly string[]): string {
  return `// Written by \`npm run generate\` from the rows of the commands: edit those.

const names = [${ids.map((id) => `'${id.replace(/^securityProfiles\./, '')}'`).join(', ')}] as const;

/** A command of this extension. */
export type CommandId = \`securityProfiles.\${(typeof names)[number]}\`;

// The common prefix is written once, which keeps every bundle smaller.
export const commandIds = names.map((name): CommandId => \`securityProfiles.\${name}\`);
`;
}

/** The part of package.json that is written by hand and holds a derived list. */
interface Manifest {
  readonly capabilities: { readonly untrustedWorkspaces: object };
}

function manifest(own: Manifest, rows: Rows): object {
  const untrustedWorkspaces = {
    ...own.capabilities.untrustedWorkspaces,
    restrictedConfigurations: restrictedSettings,
  };
  return { ...own, capabilities: { ...own.capabilities, untrustedWorkspaces }, contributes: contributes(rows) };
}

/** Everything that `npm run generate` writes. */
export async function outputs(schemas: Record<string, ProfileSchema>): Promise<DerivedFile[]> {
  const rows = await readRows();
  return [
    ...bundledKinds.kinds.flatMap((row) => {
      const schema = schemas[row.id];
      if (!schema) throw new Error(`No schema of ${row.id}`);
      return [
        { path: `schemas/vscode/${schemaFile(row)}`, make: json(deriveEditorSchema(row, schema)) },
        { path: `docs/kinds/${row.id}.md`, make: () => kindPage(row, schema) },
      ];
    }),
    { path: 'schemas/vscode/profile.schema.json', make: json(deriveRouterSchema(schemas)) },
    { path: 'snippets/payloads.json', make: json(snippetFile(payloadSnippets(schemas))) },
    { path: 'snippets/nested-types.json', make: json(snippetFile(nestedSnippets(schemas))) },
    { path: 'src/catalog/templates.generated.ts', make: () => templates(schemas) },
    { path: 'src/editor/manifest/command-ids.generated.ts', make: () => commandIds(Object.keys(rows.commands)) },
    {
      path: 'package.json',
      make: (current) => JSON.stringify(manifest(JSON.parse(current) as Manifest, rows)),
    },
    ...['README.md', 'ARCHITECTURE.md', 'docs/keyboard.md'].map((path) => ({
      path,
      make: (current: string) => withTables(current, { schemas, ...rows }),
    })),
  ];
}
