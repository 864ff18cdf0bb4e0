import { contributions } from '../../editor/manifest/contributions';
import { fileMatchOf } from '../../catalog/file-names';
import { kinds } from '../../catalog/kinds';
import { nestedSnippets, payloadSnippets } from '../derive/snippets';
import type { RuleRow } from './rules';
import type { ProfileSchema } from '../derive/profile-schema';

/** What tables are made of. */
export interface Sources {
  readonly schemas: Record<string, ProfileSchema>;
  readonly rules: readonly RuleRow[];
}

/** A table of the README: a row a line, the first one the header. Cells are Markdown. */
interface Table {
  readonly name: string;
  readonly rows: (sources: Sources) => string[][];
}

/** The parts of `contributes` that a table shows. */
interface Contributions {
  readonly commands: readonly { command: string; title: string; category: string }[];
  readonly configuration: {
    readonly properties: Readonly<Record<string, { default?: unknown; enum?: unknown[]; markdownDescription: string }>>;
  };
}

const code = (value: unknown) => `\`${typeof value === 'string' ? value : JSON.stringify(value)}\``;
const { commands, configuration } = contributions() as Contributions;

/** The tables that the README may have between `<!-- generated:NAME -->` and `<!-- /generated -->`. */
export const tables: readonly Table[] = [
  {
    name: 'kinds',
    rows: () => [
      ['Kind', 'Type in `microsoft.graph`', 'Set below `/security`', 'File name'],
      ...kinds.map((kind) => [kind.label, code(kind.type), code(kind.entitySet), code(fileMatchOf(kind))]),
    ],
  },
  {
    name: 'commands',
    rows: () => [
      ['Command', 'Id'],
      ...commands.map(({ category, title, command }) => [`${category}: ${title}`, code(command)]),
    ],
  },
  {
    name: 'settings',
    rows: () => [
      ['Setting', 'Values', 'Default', 'What it does'],
      ...Object.entries(configuration.properties).map(([name, setting]) => [
        code(name),
        (setting.enum ?? []).map(code).join(', '),
        setting.default === undefined ? '' : code(setting.default),
        setting.markdownDescription,
      ]),
    ],
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
