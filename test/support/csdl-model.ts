import type { Model, PropertyModel, TypeModel } from '../../src/catalog/model';
import { all, readXml, type Element } from './xml';

/**
 * The model of a CSDL document: names inside `namespace`, aliases resolved schema by schema, members of base types in
 * front of a type's own. Navigation, actions and annotations are left out.
 */
export function modelOfCsdl(text: string, namespace: string): Model {
  const schemas = all(readXml(text), 'Schema');
  const spaces = new Map(schemas.map(({ attributes: { Alias, Namespace = '' } }) => [Alias ?? '', Namespace]));
  const inNamespace = (name: string) => name.slice(namespace.length + 1);

  /** `self.ruleSchedule` → `security.ruleSchedule` */
  function resolved(reference: string): string {
    const dot = reference.lastIndexOf('.');
    const space = reference.slice(0, dot);
    return inNamespace(`${spaces.get(space) ?? space}${reference.slice(dot)}`);
  }

  const named = (kind: string) =>
    schemas.flatMap((schema) =>
      schema.children
        .filter(({ name }) => name === kind)
        .map((element) => {
          const { Namespace = '' } = schema.attributes;
          return [inNamespace(`${Namespace}.${element.attributes['Name'] ?? ''}`), element] as const;
        }),
    );

  const enums = Object.fromEntries(
    named('EnumType').map(([name, element]) => [
      name,
      all(element, 'Member')
        .map(({ attributes }) => attributes['Name'] ?? '')
        .filter((member) => member !== 'unknownFutureValue'),
    ]),
  );
  const elements = new Map([...named('EntityType'), ...named('ComplexType')]);

  function property({ attributes: { Name = '', Type = '', Nullable } }: Element): PropertyModel {
    const single = /^Collection\((.*)\)$/.exec(Type)?.[1];
    const reference = single ?? Type;
    const base = { name: Name, collection: single !== undefined, nullable: Nullable !== 'false' };
    if (reference.startsWith('Edm.')) return { ...base, type: reference, form: 'primitive' };
    const type = resolved(reference);
    return { ...base, type, form: Object.hasOwn(enums, type) ? 'enum' : 'complex' };
  }

  function propertiesOf(element: Element): PropertyModel[] {
    const base = element.attributes['BaseType'];
    const inherited = base === undefined ? undefined : elements.get(resolved(base));
    return [...(inherited ? propertiesOf(inherited) : []), ...all(element, 'Property').map(property)];
  }

  const types = [...elements]
    .filter(([, { attributes }]) => attributes['Abstract'] !== 'true')
    .map(([name, element]): [string, TypeModel] => {
      const properties = Object.fromEntries(propertiesOf(element).map((own) => [own.name, own]));
      return [name, { name, open: element.attributes['OpenType'] === 'true', properties }];
    });
  return { types: Object.fromEntries(types), enums };
}
