import { bundledCatalog } from '../../catalog/bundled-catalog';
import type { TypeModel } from '../../catalog/model';
import { didYouMean } from '../../text/nearest';
import { quote } from '../../text/quote';
import { both, type Rule } from '../rule';

/** Root types are open: an unknown name is legal, and mostly a slip. */
export const unknownProperty: Rule = {
  id: 'unknown-property',
  severity: 'warning',
  intents: both,
  title: 'A root name that the type does not have.',
  rootName:
    ({ type }) =>
    (name, declared) => {
      if (declared || name === '$schema' || name.includes('@')) return undefined;
      return `${quote(name)} is no property of ${type.name}.${hint(name, type)}`;
    },
};

function hint(name: string, type: TypeModel): string {
  const home = homeOf(name, type);
  return home === undefined ? didYouMean(name, Object.keys(type.properties)) : ` It belongs into ${quote(home)}.`;
}

/** The property whose nested type has the name: `asn` belongs into `ipReferenceData`. */
function homeOf(name: string, type: TypeModel): string | undefined {
  const homes = Object.values(type.properties).filter(
    (property) =>
      property.form === 'complex' && Object.hasOwn(bundledCatalog.types[property.type]?.properties ?? {}, name),
  );
  return homes.length === 1 ? homes[0]?.name : undefined;
}
