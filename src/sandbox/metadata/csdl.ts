import type { Catalog } from '../../catalog/catalog';
import type { PropertyModel, TypeModel } from '../../catalog/model';
import { containmentOf, type PathNode } from './containment';

/** Value of the sentinel in every enum of the bundled kinds (CSDL of the beta Graph, graph-facts §3). */
const unknownFutureValue = 127;

/** Name of the type of a container of sets: `security`, `securityRules`. */
const containerType = ({ path }: PathNode) =>
  path.map((name, index) => (index === 0 ? name : name.charAt(0).toUpperCase() + name.slice(1))).join('');

/** Lines of XML, to be indented. */
type Lines = readonly string[];
const indented = (lines: Lines, depth = 1) => lines.map((line) => '  '.repeat(depth) + line);

/** `security.detectionRule` → `security`, the namespace below the catalog's own; empty for a name without a dot. */
const spaceOf = (name: string) => name.slice(0, Math.max(0, name.lastIndexOf('.')));
const plainName = (name: string) => name.slice(name.lastIndexOf('.') + 1);

class CsdlWriter {
  constructor(private readonly catalog: Catalog) {}

  /** An alias stands for one namespace alone. */
  private reference(name: string): string {
    return spaceOf(name) === '' ? `graph.${name}` : `${this.catalog.namespace}.${name}`;
  }

  private property({ name, type, form, collection, nullable }: PropertyModel): string {
    const single = form === 'primitive' ? type : this.reference(type);
    // The facet of a collection is about its items; Graph has it on single values only.
    const facet = !collection && !nullable ? ' Nullable="false"' : '';
    return `<Property Name="${name}" Type="${collection ? `Collection(${single})` : single}"${facet}/>`;
  }

  private type(type: TypeModel): Lines {
    const isEntity = this.catalog.kinds.some((kind) => kind.type === type.name);
    const element = isEntity ? 'EntityType' : 'ComplexType';
    const attributes = `${isEntity ? ' BaseType="graph.entity"' : ''}${type.open ? ' OpenType="true"' : ''}`;
    const properties = Object.values(type.properties).filter(({ name }) => !isEntity || name !== 'id');
    return [
      `<${element} Name="${plainName(type.name)}"${attributes}>`,
      ...indented(properties.map((property) => this.property(property))),
      `</${element}>`,
    ];
  }

  private containers(nodes: ReadonlyMap<string, PathNode>): Lines {
    return [...nodes.values()]
      .filter(({ kind }) => !kind)
      .flatMap((node) => [
        `<EntityType Name="${containerType(node)}" BaseType="graph.entity">`,
        ...indented([...node.below].map(([name, below]) => this.navigation(name, below))),
        '</EntityType>',
        ...this.containers(node.below),
      ]);
  }

  private navigation(name: string, node: PathNode): string {
    const type = node.kind ? `Collection(${this.reference(node.kind.type)})` : `graph.${containerType(node)}`;
    return `<NavigationProperty Name="${name}" Type="${type}" ContainsTarget="true"/>`;
  }

  private root(name: string, node: PathNode): string {
    return node.kind
      ? `<EntitySet Name="${name}" EntityType="${this.reference(node.kind.type)}"/>`
      : `<Singleton Name="${name}" Type="graph.${containerType(node)}"/>`;
  }

  /** Types and enums of one namespace below the catalog's own. */
  private declarations(space: string): Lines {
    const { enums, types } = this.catalog;
    return [
      ...Object.entries(enums)
        .filter(([name]) => spaceOf(name) === space)
        .flatMap(([name, members]) => enumXml(plainName(name), members)),
      ...Object.values(types)
        .filter(({ name }) => spaceOf(name) === space)
        .flatMap((type) => this.type(type)),
    ];
  }

  private schema(space: string, lines: Lines): Lines {
    const name = space === '' ? `${this.catalog.namespace}" Alias="graph` : `${this.catalog.namespace}.${space}`;
    return [
      `<Schema Namespace="${name}" xmlns="http://docs.oasis-open.org/odata/ns/edm">`,
      ...indented(lines),
      '</Schema>',
    ];
  }

  document(): string {
    const { kinds, types, enums } = this.catalog;
    const roots = containmentOf(kinds);
    const spaces = new Set([...Object.keys(enums), ...Object.keys(types)].map(spaceOf));
    spaces.delete('');
    const main = [
      ...entity,
      ...this.containers(roots),
      ...this.declarations(''),
      '<EntityContainer Name="GraphService">',
      ...indented([...roots].map(([name, node]) => this.root(name, node))),
      '</EntityContainer>',
    ];
    const schemas = [
      ...this.schema('', main),
      ...[...spaces].flatMap((space) => this.schema(space, this.declarations(space))),
    ];
    return [
      '<?xml version="1.0" encoding="utf-8"?>',
      '<edmx:Edmx Version="4.0" xmlns:edmx="http://docs.oasis-open.org/odata/ns/edmx">',
      '  <edmx:DataServices>',
      ...indented(schemas, 2),
      '  </edmx:DataServices>',
      '</edmx:Edmx>',
      '',
    ].join('\n');
  }
}

/** The base of all entity types, which has their key. */
const entity: Lines = [
  '<EntityType Name="entity" Abstract="true">',
  '  <Key>',
  '    <PropertyRef Name="id"/>',
  '  </Key>',
  '  <Property Name="id" Type="Edm.String" Nullable="false"/>',
  '</EntityType>',
];

function enumXml(name: string, members: readonly string[]): Lines {
  return [
    `<EnumType Name="${name}">`,
    ...indented(members.map((member, value) => `<Member Name="${member}" Value="${value}"/>`)),
    `  <Member Name="unknownFutureValue" Value="${unknownFutureValue}"/>`,
    '</EnumType>',
  ];
}

/**
 * The CSDL document (OData CSDL XML 4.0): the kinds' types as entity types below the abstract `entity`, contained in what
 * their paths name (the singleton `security`); their nested types and enums. Shape and names are those of the beta Graph.
 */
export function csdlOf(catalog: Catalog): string {
  return new CsdlWriter(catalog).document();
}
