import { leafText, TabStops } from './snippet-text';
import type { Template } from './template';

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
