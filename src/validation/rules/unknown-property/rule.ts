import type { Catalog } from '../../../catalog/catalog';
import type { TypeModel } from '../../../catalog/model';
import { calledElsewhere } from '../../../catalog/synonyms';
import { quote } from '../../../text/quote';
import { both, type Rule } from '../../rule';
import { meantProperty } from './meant';

/** A name that an open type doesn't declare is valid, but usually a slip. Closed types refuse it: `unknown-nested-property`. */
export const unknownProperty = {
  id: 'unknown-property',
  severity: 'warning',
  intents: both,
  title: "A root name that the type doesn't have.",
  rootName({ catalog, type }) {
    if (!type.open) return undefined;
    return (name, declared) => {
      if (declared || name === '$schema' || name.includes('@')) return undefined;
      return `${quote(name)} isn't a property of ${type.name}.${hint(name, type, catalog)}`;
    };
  },
  fix: async () => (await import('./fix')).fixUnknownProperty,
} as const satisfies Rule;

function hint(name: string, type: TypeModel, catalog: Catalog): string {
  // A file's `name` means `names`, though its `malwareStates` have names as well.
  const home = calledElsewhere(name, type) === undefined ? homeOf(name, type, catalog) : undefined;
  if (home !== undefined) return ` It belongs in ${quote(home)}.`;
  const meant = meantProperty(name, type);
  return meant === undefined ? '' : ` Did you mean "${meant}"?`;
}

/** The property whose nested type has the name: `asn` belongs in `ipReferenceData`. */
function homeOf(name: string, type: TypeModel, catalog: Catalog): string | undefined {
  const homes = Object.values(type.properties).filter(
    (property) => property.form === 'complex' && Object.hasOwn(catalog.type(property.type).properties, name),
  );
  return homes.length === 1 ? homes[0]?.name : undefined;
}
