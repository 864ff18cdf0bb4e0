import { bundledKinds } from '../../catalog/bundled-kinds';
import { fileMatchOf, payloadSuffix } from '../../catalog/file-names';
import type { Kind } from '../../catalog/kinds';
import { fullAddTemplate, minimalAddTemplate, tagsUpdateTemplate } from './payload-templates';
import { snippetLines } from './snippet-text';
import { objectTemplate } from './template';
import type { ProfileSchema } from './profile-schema';

/** A row of VS Code's snippet format, and of the README's table. */
export interface Snippet {
  readonly name: string;
  readonly prefix: string;
  readonly description: string;
  readonly body: readonly string[];
  /** Names of files that the snippet is offered in, and of those among them that are of another kind. */
  readonly include: readonly string[];
  readonly exclude: readonly string[];
}

/** Payload files of these kinds, and plain ones, whose name tells none. */
function filesOf(kinds: readonly Kind[]): Pick<Snippet, 'include' | 'exclude'> {
  const others = bundledKinds.kinds.filter((kind) => !kinds.includes(kind));
  return { include: [`*${payloadSuffix}`], exclude: others.map(fileMatchOf) };
}

/** Three snippets a kind: a minimal Add, a full Add and a tags-only Update. */
export function payloadSnippets(schemas: Record<string, ProfileSchema>): Snippet[] {
  return bundledKinds.kinds.flatMap((kind) => {
    const schema = schemas[kind.id];
    if (!schema) throw new Error(`No schema of ${kind.id}`);
    const noun = `${kind.label} security profile`;
    const row = (name: string, what: string, description: string, template: typeof minimalAddTemplate): Snippet => ({
      name: `${noun}: ${what}`,
      prefix: `secprofile-${kind.id}-${name}`,
      description,
      body: snippetLines(template(kind, schema)),
      ...filesOf([kind]),
    });
    return [
      row('add', 'minimal Add', `Minimal Add of ${kind.type} without problems.`, minimalAddTemplate),
      row('add-full', 'full Add', `An Add of ${kind.type} with every property that can be sent.`, fullAddTemplate),
      row(
        'update-tags',
        'tags-only Update',
        `An Update of ${kind.type} that changes the tags and nothing else.`,
        tagsUpdateTemplate,
      ),
    ];
  });
}

/** One snippet for every nested type. */
export function nestedSnippets(schemas: Record<string, ProfileSchema>): Snippet[] {
  const rows = new Map<string, Snippet>();
  const users = (name: string) =>
    bundledKinds.kinds.filter(({ id }) => Object.hasOwn(schemas[id]?.definitions ?? {}, name));
  for (const schema of Object.values(schemas)) {
    for (const [name, definition] of Object.entries(schema.definitions)) {
      if (!definition.properties) continue;
      rows.set(name, {
        name: `Security profile part: ${name}`,
        prefix: `secprofile-${name}`,
        description: definition.description ?? '',
        body: snippetLines(objectTemplate(definition, schema.definitions)),
        ...filesOf(users(name)),
      });
    }
  }
  return [...rows.values()].sort((a, b) => (a.prefix < b.prefix ? -1 : 1));
}

/** The content of a snippet file: `contributes.snippets` applies it to whole languages, `include` to payload files. */
export function snippetFile(snippets: readonly Snippet[]): object {
  return Object.fromEntries(snippets.map(({ name, ...snippet }) => [name, snippet]));
}
