import { bundledCatalog as model } from '../../../src/catalog/bundled-catalog';
import { bundledKinds } from '../../../src/catalog/bundled-kinds';
import type { Kind } from '../../../src/catalog/kinds';
import type { PropertyModel, TypeModel } from '../../../src/catalog/model';

const { kinds, odataType } = bundledKinds;

const byMeaning: Readonly<Record<NonNullable<PropertyModel['meaning']>, unknown>> = {
  guid: '3f2a7c64-9b1e-4d58-8c07-5e6d1f0a2b93',
  ip: '203.0.113.7',
  ipv4: '198.51.100.20',
  ipv6: '2001:db8::7',
  'ipv6-zone': 'fe80::7%eth0',
  mac: '00:1A:2B:3C:4D:5E',
  'domain-name': 'web01.contoso.com',
  url: 'https://www.contoso.com/a',
  'url-or-word': 'https://www.contoso.com/app.msi',
  count: 42,
};

const byType: Readonly<Record<string, unknown>> = {
  'Edm.String': 'some text',
  'Edm.Boolean': true,
  'Edm.Int32': 7,
  'Edm.Int64': 8,
};

const early = ['firstSeenDateTime', 'createdDateTime'];

/** A value of a property without any problem; one item or two for a collection. */
function valueOf(property: PropertyModel): unknown {
  const single = () => {
    if (property.form === 'complex') return objectOf(typeOf(property.type));
    if (property.form === 'enum') return model.enums[property.type]?.[1];
    if (property.type !== 'Edm.DateTimeOffset')
      return property.meaning ? byMeaning[property.meaning] : byType[property.type];
    return early.includes(property.name) ? '2024-01-15T08:00:00Z' : '2024-06-15T08:00:00.25Z';
  };
  return property.collection ? [single(), single()] : single();
}

function objectOf(type: TypeModel): object {
  const members = Object.values(type.properties).map((property) => [property.name, valueOf(property)] as const);
  return { '@odata.type': `microsoft.graph.${type.name}`, ...Object.fromEntries(members) };
}

export function typeOf(name: string): TypeModel {
  const type = model.types[name];
  if (!type) throw new Error(`The model has no type ${name}`);
  return type;
}

/** An Add of a kind with every property that one may have, and without a problem. */
function exemplar(kind: Kind): object {
  const members = Object.entries({ ...objectOf(typeOf(kind.type)), '@odata.type': odataType(kind.type) });
  return Object.fromEntries(members.filter(([name]) => !kind.serverSet.includes(name)));
}

/** The same, indented, for each kind. */
export const exemplars: readonly { readonly kind: Kind; readonly text: string }[] = kinds.map((kind) => ({
  kind,
  text: JSON.stringify(exemplar(kind), undefined, 2),
}));
