import assert from 'node:assert/strict';

export interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: Element[];
}

/** Reads the little XML that a CSDL document needs; throws on anything that is not well-formed. */
export function readXml(text: string): Element {
  const document: Element = { name: '', attributes: {}, children: [] };
  const open = [document];
  const rest = text
    .replace(/^<\?xml[^?]*\?>/, '')
    .replace(/<!--.*?-->/gs, '')
    .replace(/<(\/?)([\w:]+)((?:\s+[\w:]+="[^"<&]*")*)\s*(\/?)>/g, (_, end, name: string, list: string, empty) => {
      if (end) {
        assert.equal(open.pop()?.name, name);
      } else {
        const attributes = Object.fromEntries(
          [...list.matchAll(/([\w:]+)="([^"]*)"/g)].map(([, key = '', value = '']) => [key, value]),
        );
        const element = { name, attributes, children: [] };
        open.at(-1)?.children.push(element);
        if (!empty) open.push(element);
      }
      return '';
    });
  assert.equal(rest.trim(), '');
  assert.deepEqual(open, [document]);
  const [root] = document.children;
  assert.ok(root);
  return root;
}

/** The elements of a name below another, in their order. */
export function all(element: Element, name: string): Element[] {
  return element.children.flatMap((child) => [...(child.name === name ? [child] : []), ...all(child, name)]);
}
