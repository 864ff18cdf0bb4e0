import * as vscode from 'vscode';
import { setOf } from '../../catalog/kinds';
import type { PropertyModel } from '../../catalog/model';
import { toolResult } from './tool';
import { kindOf, textOf, type ToolInput } from './tool-input';

/** Lists the properties of a kind, or explains one of them, with what is nested in it. */
export const describeKind = ({
  extensionUri,
}: {
  readonly extensionUri: vscode.Uri;
}): vscode.LanguageModelTool<ToolInput> => ({
  async invoke({ input }) {
    const kind = kindOf(input);
    const wanted = textOf(input, 'property');
    const { bundledCatalog: catalog } = await import('../../catalog/bundled-catalog');
    const { properties } = catalog.type(kind.type);
    if (wanted === undefined) {
      const listed = Object.values(properties).map((property) => [property.name, typeOf(property)]);
      const head = { type: `${catalog.namespace}.${kind.type}`, set: setOf(kind), serverSet: kind.serverSet };
      return toolResult({ ...head, properties: Object.fromEntries(listed) as object });
    }
    const property = Object.hasOwn(properties, wanted) ? properties[wanted] : undefined;
    if (!property) throw new Error(`${kind.type} has no such property. Leave out “property” for a list.`);
    const nested = property.form === 'complex' ? Object.values(catalog.type(property.type).properties) : [];
    const enums = [property, ...nested].filter(({ form }) => form === 'enum');
    return toolResult({
      name: property.name,
      type: typeOf(property),
      ...(enums.length > 0
        ? { members: Object.fromEntries(enums.map(({ type }) => [type, catalog.enums[type]])) }
        : {}),
      ...(nested.length > 0 ? { properties: Object.fromEntries(nested.map((each) => [each.name, typeOf(each)])) } : {}),
      documentation: await rowOf(extensionUri, kind.id, property.name),
    });
  },
});

const typeOf = ({ type, collection, nullable }: PropertyModel) =>
  `${collection ? `Collection(${type})` : type}${nullable ? '' : ', not nullable'}`;

/** What the kind's page says of a property: a row of its table. */
async function rowOf(extensionUri: vscode.Uri, kind: string, name: string): Promise<string> {
  const page = vscode.Uri.joinPath(extensionUri, 'docs', 'kinds', `${kind}.md`);
  const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(page));
  const row = text.split('\n').find((line) => line.startsWith(`| \`${name}\``));
  return row?.replace(/\s+/g, ' ') ?? '';
}
