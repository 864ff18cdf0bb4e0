import { tables, type Sources } from './tables';

/** Rows of cells as a Markdown table. */
export function markdown(rows: readonly (readonly string[])[]): string {
  const [header = [], ...body] = rows.map((cells) =>
    cells.map((cell) => cell.replaceAll('|', '\\|').replaceAll('\n', ' ')),
  );
  return [header, header.map(() => '---'), ...body].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

/** The text with every generated table written anew. Throws for a name that no table has. */
export function withTables(text: string, sources: Sources): string {
  const marked = /(<!-- generated:([\w-]+) -->).*?(<!-- \/generated -->)/gs;
  return text.replace(marked, (_, open: string, name: string, close: string) => {
    const table = tables.find((row) => row.name === name);
    if (!table) throw new Error(`No generator makes a table ${name}`);
    return `${open}\n\n${markdown(table.rows(sources))}\n\n${close}`;
  });
}
