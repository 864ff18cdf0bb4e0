import { model } from 'virtual:model';
import type { Fixer, Known } from './fix';
import { knownGuids } from './guid';
import type { Marked } from './marked';
import { removal } from './remove';
import { choice, field } from './snippet';
import { writeSnippet } from './values';

/** A field in the place of what the docs pages left: with the enum's members or what the workspace uses, else empty. */
export const fixPlaceholder: Fixer = (marked, known) => {
  const texts = offered(marked, known);
  const snippet = texts.length > 0 ? choice(1, texts) : field(1);
  return [writeSnippet(marked, 'Fill in a value', snippet, { preferred: true }), ...removal(marked)];
};

function offered(marked: Marked, known: Known): readonly string[] {
  const { property } = marked;
  if (property?.form === 'enum') return model.enums[property.type] ?? [];
  if (property?.meaning === 'guid') return knownGuids(marked, known);
  if (marked.owner?.name !== 'securityVendorInformation') return [];
  return (
    (property?.name === 'vendor' ? known.vendor : property?.name === 'provider' ? known.provider : undefined) ?? []
  );
}
