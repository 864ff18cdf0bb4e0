import type { FixContext, Fixer } from '../../fixes/fix';
import { knownGuids } from '../guid/fix';
import { removal } from '../../fixes/remove';
import { choice, field } from '../../fixes/snippet';
import { writeSnippet } from '../../fixes/values';
import { stringValue, type NodeContext, isNeeded } from '../../node-context';

/**
 * Lets the person choose from the enum's members or what the workspace uses, else type over the placeholder, which stays
 * marked until then. A value of another type than text can only go.
 */
export const fixPlaceholder: Fixer = (node, context) => {
  const { property } = node;
  const removed = isNeeded(node) ? [] : removal(node);
  if (property?.form !== 'enum' && property?.type !== 'Edm.String') return removed;
  const texts = offered(node, context);
  const snippet = texts.length > 0 ? choice(1, texts) : field(1, stringValue(node));
  return [writeSnippet(node, 'Fill in a value', snippet, { preferred: true }), ...removed];
};

function offered(node: NodeContext, context: FixContext): readonly string[] {
  const { property, payload, owner } = node;
  if (property?.form === 'enum') return payload.catalog.enums[property.type] ?? [];
  if (property?.meaning === 'guid') return knownGuids(node, context);
  if (owner?.name !== 'securityVendorInformation') return [];
  if (property?.name === 'vendor') return context.vendor ?? [];
  return property?.name === 'provider' ? (context.provider ?? []) : [];
}
