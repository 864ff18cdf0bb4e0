import { kinds, namespace } from '../../catalog/kinds';
import type { Model, PropertyModel, TypeModel } from '../../catalog/model';

/** Value of the sentinel in every enum of these kinds (CSDL of the beta Graph, graph-facts §3). */
const unknownFutureValue = 127;

function edmType({ type, form, collection }: PropertyModel): string {
  const name = form === 'primitive' ? type : `graph.${type}`;
  return collection ? `Collection(${name})` : name;
}

function propertyXml(property: PropertyModel): string {
  // Collections are nullable unless said otherwise for their items; Graph says so only of single values.
  const nullable = !property.collection && !property.nullable ? ' Nullable="false"' : '';
  return `<Property Name="${property.name}" Type="${edmType(property)}"${nullable}/>`;
}

function propertiesXml(type: TypeModel): string[] {
  return Object.values(type.properties)
    .filter(({ name }) => name !== 'id')
    .map(propertyXml);
}

function enumXml(name: string, members: readonly string[]): string[] {
  return [
    `<EnumType Name="${name}">`,
    ...members.map((member, value) => `  <Member Name="${member}" Value="${value}"/>`),
    `  <Member Name="unknownFutureValue" Value="${unknownFutureValue}"/>`,
    '</EnumType>',
  ];
}

function typeXml(type: TypeModel): string[] {
  const element = type.open ? 'EntityType' : 'ComplexType';
  const attributes = type.open ? ' BaseType="graph.entity" OpenType="true"' : '';
  return [
    `<${element} Name="${type.name}"${attributes}>`,
    ...propertiesXml(type).map((line) => `  ${line}`),
    `</${element}>`,
  ];
}

/**
 * The CSDL document (OData CSDL XML 4.0): the six kinds as open entity types below the abstract `entity`, contained in
 * the singleton `security`; their nested types and enums. Shape and names are those of the beta Graph.
 */
export function csdlOf(model: Model): string {
  const lines = [
    ...Object.entries(model.enums).flatMap(([name, members]) => enumXml(name, members)),
    '<EntityType Name="entity" Abstract="true">',
    '  <Key>',
    '    <PropertyRef Name="id"/>',
    '  </Key>',
    '  <Property Name="id" Type="Edm.String" Nullable="false"/>',
    '</EntityType>',
    '<EntityType Name="security" BaseType="graph.entity">',
    ...kinds.map(
      ({ entitySet, type }) =>
        `  <NavigationProperty Name="${entitySet}" Type="Collection(graph.${type})" ContainsTarget="true"/>`,
    ),
    '</EntityType>',
    ...Object.values(model.types).flatMap(typeXml),
    '<EntityContainer Name="GraphService">',
    '  <Singleton Name="security" Type="graph.security"/>',
    '</EntityContainer>',
  ];
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<edmx:Edmx Version="4.0" xmlns:edmx="http://docs.oasis-open.org/odata/ns/edmx">',
    '  <edmx:DataServices>',
    `    <Schema Namespace="${namespace}" Alias="graph" xmlns="http://docs.oasis-open.org/odata/ns/edm">`,
    ...lines.map((line) => `      ${line}`),
    '    </Schema>',
    '  </edmx:DataServices>',
    '</edmx:Edmx>',
    '',
  ].join('\n');
}
