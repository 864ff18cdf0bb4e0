import ts from 'typescript';
import { textOf } from './files';

export interface TypedProperty {
  readonly nullable: boolean;
  readonly collection: boolean;
  /** `string`, `number`, `boolean`, or the name of an interface or enum. */
  readonly type: string;
}

/** What Microsoft's published typings of the beta Graph say, by the names in them (`HostSecurityProfile`). */
export interface Typings {
  readonly interfaces: ReadonlyMap<string, Readonly<Record<string, TypedProperty>>>;
  readonly enums: ReadonlyMap<string, readonly string[]>;
}

/** `NullableOption<LogonUser[]>` and so on. */
function readType(node: ts.TypeNode | undefined): TypedProperty {
  if (node && ts.isTypeReferenceNode(node) && node.typeName.getText() === 'NullableOption') {
    return { ...readType(node.typeArguments?.[0]), nullable: true };
  }
  if (node && ts.isArrayTypeNode(node)) return { ...readType(node.elementType), collection: true };
  return { nullable: false, collection: false, type: node?.getText() ?? '' };
}

function readInterface(node: ts.InterfaceDeclaration): Record<string, TypedProperty> {
  const entries = node.members
    .filter(ts.isPropertySignature)
    .map((member) => [member.name.getText(), readType(member.type)] as const);
  return Object.fromEntries(entries);
}

function readEnum(node: ts.TypeAliasDeclaration): string[] {
  const members = ts.isUnionTypeNode(node.type) ? node.type.types : [];
  return members.flatMap((member) =>
    ts.isLiteralTypeNode(member) && ts.isStringLiteral(member.literal) ? [member.literal.text] : [],
  );
}

/** Reads the top level of the typings; what is inside namespaces is of other services. */
export function readTypings(): Typings {
  const path = 'node_modules/@microsoft/microsoft-graph-types-beta/microsoft-graph.d.ts';
  const file = ts.createSourceFile(path, textOf(path), ts.ScriptTarget.Latest, true);
  return {
    interfaces: new Map(
      file.statements.filter(ts.isInterfaceDeclaration).map((node) => [node.name.text, readInterface(node)]),
    ),
    enums: new Map(file.statements.filter(ts.isTypeAliasDeclaration).map((node) => [node.name.text, readEnum(node)])),
  };
}
