import type { Fixer, Known } from './fix';
import { knownGuids } from './guid';
import type { NodeContext } from '../node-context';
import { removal } from './remove';
import { choice, field } from './snippet';
import { writeSnippet } from './values';

/** A field in the place of what the docs pages left: with the enum's members or what the workspace uses, else empty. */
export const fixPlaceholder: Fixer = (node, known) => {
  const texts = offered(node, known);
  const snippet = texts.length > 0 ? choice(1, texts) : field(1);
  return [writeSnippet(node, 'Fill in a value', snippet, { preferred: true }), ...removal(node)];
};

function offered(node: NodeContext, known: Known): readonly string[] {
  const { property, payload } = node;
  if (property?.form === 'enum') return payload.catalog.enums[property.type] ?? [];
  if (property?.meaning === 'guid') return knownGuids(node, known);
  if (node.owner?.name !== 'securityVendorInformation') return [];
  return (
    (property?.name === 'vendor' ? known.vendor : property?.name === 'provider' ? known.provider : undefined) ?? []
  );
}
