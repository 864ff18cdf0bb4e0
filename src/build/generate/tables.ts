import { fileMatchOf } from '../../catalog/file-names';
import { bundledKinds } from '../../catalog/bundled-kinds';
import { setOf } from '../../catalog/kinds';
import { nestedSnippets, payloadSnippets } from '../derive/snippets';
import { category } from './contributes';
import { keyTable, keysOf } from './keys';
import type { Rows } from './rows';
import { settingTable } from './settings';
import type { ProfileSchema } from '../derive/profile-schema';

/** What tables are made of. */
export interface Sources extends Rows {
  readonly schemas: Record<string, ProfileSchema>;
}

/** A table of the README: a row a line, the first one the header. Cells are Markdown. */
interface Table {
  readonly name: string;
  readonly rows: (sources: Sources) => string[][];
}

const code = (value: unknown) => `\`${typeof value === 'string' ? value : JSON.stringify(value)}\``;

const list = (names: readonly string[]) => names.map(code).join(', ');

/** The tables that README.md, ARCHITECTURE.md and docs/keyboard.md may have between `<!-- generated:NAME -->` and `<!-- /generated -->`. */
const tables: readonly Table[] = [
  {
    name: 'kinds',
    rows: () => [
      ['Kind', 'Type in `microsoft.graph`', 'Set below `/security`', 'File name'],
      ...bundledKinds.kinds.map((kind) => [kind.label, code(kind.type), code(setOf(kind)), code(fileMatchOf(kind))]),
    ],
  },
  {
    name: 'commands',
    rows: ({ commands }) => [
      ['Command', 'ID', 'Keys (Cmd for Ctrl on macOS)'],
      ...Object.entries(commands).map(([id, { title, keys }]) => [`${category}: ${title}`, code(id), keysOf(keys)]),
    ],
  },
  { name: 'keys', rows: ({ commands }) => keyTable(commands) },
  {
    name: 'settings',
    rows: () => [['Setting', 'Values', 'Default', 'What it does'], ...settingTable(code)],
  },
  {
    name: 'snippets',
    rows: ({ schemas }) => [
      ['Prefix', 'Inserts'],
      ...[...payloadSnippets(schemas), ...nestedSnippets(schemas)].map(({ prefix, description }) => [
        code(prefix),
        description,
      ]),
    ],
  },
  {
    name: 'rooms',
    rows: ({ rooms }) => [
      ['Room', 'May import', 'Packages'],
      ...rooms.map(({ room, imports, packages = [] }) => [code(room), list(imports), list(packages)]),
    ],
  },
  {
    name: 'rules',
    rows: ({ rules }) => [
      ['Rule', 'Severity', 'In', 'When'],
      ...rules.map(({ id, severity, intents, title }) => [
        code(id),
        severity,
        intents.map((intent) => (intent === 'add' ? 'Add' : 'Update')).join(', '),
        title,
      ]),
    ],
  },
];

/** Rows of cells as a Markdown table. */
export function markdown(rows: readonly (readonly string[])[]): string {
  const [header = [], ...body] = rows.map((cells) =>
    cells.map((cell) => cell.replaceAll('|', '\\|').replaceAll('\n', ' ')),
  );
  return [header, header.map(() => '---'), ...body].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

/** The text with every generated table rewritten. Throws for a name that no table has. */
export function withTables(text: string, sources: Sources): string {
  const marked = /(<!-- generated:([\w-]+) -->).*?(<!-- \/generated -->)/gs;
  return text.replace(marked, (_, open: string, name: string, close: string) => {
    const table = tables.find((row) => row.name === name);
    if (!table) throw new Error(`No generator makes a table ${name}`);
    return `${open}\n\n${markdown(table.rows(sources))}\n\n${close}`;
  });
}
