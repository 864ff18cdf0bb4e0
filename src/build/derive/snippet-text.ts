import type { Template } from './template';

/**
 * Today in VS Code's snippet variables. Midnight in UTC, because a time of the clock on the wall would need its offset,
 * and Graph's pages ask for UTC.
 */
const today = '${CURRENT_YEAR}-${CURRENT_MONTH}-${CURRENT_DATE}';

/** Text inside a placeholder: `$`, `}` and `\` mean something there. */
function escapePlaceholder(text: string): string {
  return text.replace(/[\\$}]/g, '\\$&');
}

/** An option of a choice: `,` and `|` as well. */
function escapeOption(text: string): string {
  return text.replace(/[\\$},|]/g, '\\$&');
}

/** A JSON string without its quotes. */
function inside(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}

/** Numbers the tab stops from 1 in the order of the text. */
class TabStops {
  private last = 0;
  next(): number {
    return ++this.last;
  }
}

/** A value without line breaks as snippet text; `undefined` for objects and arrays. */
function leafText(template: Template, stops: TabStops): string | undefined {
  switch (template.form) {
    case 'fixed':
      return escapePlaceholder(JSON.stringify(template.value));
    case 'value':
      return typeof template.example === 'string'
        ? `"\${${stops.next()}:${escapePlaceholder(inside(template.example))}}"`
        : `\${${stops.next()}:${template.example}}`;
    case 'choice': {
      const choice = `\${${stops.next()}|${template.options.map(escapeOption).join(',')}|}`;
      return template.quoted ? `"${choice}"` : choice;
    }
    case 'today':
      return `"${today}T\${${stops.next()}:00:00:00}Z"`;
    default:
      return undefined;
  }
}

function lines(template: Template, stops: TabStops): string[] {
  const block = (open: string, close: string, parts: string[][]): string[] => [
    open,
    ...parts.flatMap((part, index) => {
      const indented = part.map((line) => `\t${line}`);
      return index < parts.length - 1 ? [...indented.slice(0, -1), `${indented.at(-1) ?? ''},`] : indented;
    }),
    close,
  ];
  if (template.form === 'object') {
    const parts = template.entries.map(([name, value]) => {
      const [first = '', ...rest] = lines(value, stops);
      return [`${JSON.stringify(name)}: ${first}`, ...rest];
    });
    return block('{', '}', parts);
  }
  if (template.form === 'array') {
    const leaves = template.items.map((item) => leafText(item, stops));
    if (leaves.every((leaf) => leaf !== undefined)) return [`[${leaves.join(', ')}]`];
    return block(
      '[',
      ']',
      template.items.map((item) => lines(item, stops)),
    );
  }
  return [leafText(template, stops) ?? ''];
}

/**
 * A template in VS Code's snippet syntax, one string a line, indented with tabs (VS Code turns them into what the
 * editor uses). Tab stops run in the order of the text; the cursor ends after the value.
 */
export function snippetLines(template: Template): string[] {
  const all = lines(template, new TabStops());
  return [...all.slice(0, -1), `${all.at(-1) ?? ''}$0`];
}

/**
 * A template as the `body` of a `defaultSnippets` entry: a JSON value whose texts are snippet syntax. The JSON service
 * writes it with `JSON.stringify`; a text that begins with `^` it writes as it is.
 *
 * @throws for a text that `JSON.stringify` would escape again, because that breaks the snippet syntax
 */
export function snippetBody(template: Template, stops = new TabStops()): unknown {
  if (template.form === 'object') {
    return Object.fromEntries(template.entries.map(([name, value]) => [name, snippetBody(value, stops)]));
  }
  if (template.form === 'array') return template.items.map((item) => snippetBody(item, stops));
  const text = leafText(template, stops) ?? '';
  if (!text.startsWith('"')) return `^${text}`;
  const inside = text.slice(1, -1);
  if (JSON.stringify(inside) !== text) throw new Error(`Not fit for a completion: ${text}`);
  return inside;
}
