import { bundledKinds } from '../../catalog/bundled-kinds';
import type { Kind } from '../../catalog/kinds';
import { templateOf, type Template } from './template';
import type { ProfileSchema } from './profile-schema';

function payload(kind: Kind, schema: ProfileSchema, names: readonly string[]): Extract<Template, { form: 'object' }> {
  const entries = names.map((name) => {
    const property = schema.properties[name];
    if (!property) throw new Error(`${kind.type} has no ${name}`);
    return [name, templateOf(name, property, schema.definitions)] as const;
  });
  return {
    form: 'object',
    entries: [['@odata.type', { form: 'fixed', value: bundledKinds.odataType(kind.type) }], ...entries],
  };
}

/** Vendor and provider only: enough for a profile without warnings. */
function withoutVersions(template: Template): Template {
  if (template.form !== 'object') return template;
  return {
    form: 'object',
    entries: ['vendor', 'provider'].flatMap((name) => template.entries.filter(([property]) => property === name)),
  };
}

/** The smallest Add that raises no doubt: what is required, what tells one profile from another, and where it comes from. */
export function minimalAddTemplate(kind: Kind, schema: ProfileSchema): Template {
  const { entries } = payload(kind, schema, [...kind.required, ...kind.identifying, 'vendorInformation']);
  return {
    form: 'object',
    entries: entries.map(([name, value]) => [name, name === 'vendorInformation' ? withoutVersions(value) : value]),
  };
}

/** An Add with everything that a person can send: all properties but those that the service sets. */
export function fullAddTemplate(kind: Kind, schema: ProfileSchema): Template {
  const names = Object.keys(schema.properties).filter(
    (name) => !name.startsWith('@') && !kind.serverSet.includes(name),
  );
  return payload(kind, schema, names);
}

/** An Update of the one property that Microsoft documents as changeable. */
export function tagsUpdateTemplate(kind: Kind, schema: ProfileSchema): Template {
  return payload(kind, schema, ['id', 'tags']);
}
