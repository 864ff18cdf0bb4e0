import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Meaning } from '../../catalog/model';
import { typeNameOf } from './model';
import type { ProfileSchema, PropertySchema } from './profile-schema';

/** What draft-07 has no keywords for, by the name of a type or an enum: `annotations.json`. */
export interface Annotations {
  /** Properties that Microsoft doesn't document. All others are documented. */
  readonly inferred: Readonly<Record<string, readonly string[]>>;
  /** What a property's value means beyond its type. */
  readonly meanings: Readonly<Record<string, Readonly<Record<string, Meaning>>>>;
  /** A sentence for each member of an enum. */
  readonly members: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

export const annotationsFile = 'annotations.json';

export async function readAnnotations(folder: string): Promise<Annotations> {
  return JSON.parse(await readFile(join(folder, annotationsFile), 'utf8')) as Annotations;
}

/**
 * The authored schemas with their annotations at the places that they are about.
 *
 * @param schemas by kind id
 * @throws when an annotation is about something that no schema has
 */
export function annotate(
  schemas: Readonly<Record<string, ProfileSchema>>,
  annotations: Annotations,
): Record<string, ProfileSchema> {
  const used = new Set<string>();
  const annotated = Object.entries(schemas).map(([id, schema]) => {
    const root = typeNameOf(schema, id);
    const definitions = Object.entries(schema.definitions).map(
      ([name, definition]) => [name, annotatedDefinition(name, definition)] as const,
    );
    return [id, { ...annotatedType(root, schema), definitions: Object.fromEntries(definitions) }] as const;
  });
  for (const name of namesOf(annotations)) {
    if (!used.has(name)) throw new Error(`${annotationsFile}: no schema has ${name}`);
  }
  return Object.fromEntries(annotated);

  function annotatedDefinition(name: string, definition: PropertySchema): PropertySchema {
    return definition.anyOf ? annotatedEnum(name, definition) : annotatedType(name, definition);
  }

  function annotatedType<T extends PropertySchema>(type: string, schema: T): T {
    const properties = Object.entries(schema.properties ?? {}).map(([name, property]) => {
      used.add(`${type}.${name}`);
      const isInferred = annotations.inferred[type]?.includes(name) === true;
      const meaning = annotations.meanings[type]?.[name];
      return [
        name,
        { ...property, 'x-source': isInferred ? 'inferred' : 'documented', ...(meaning && { 'x-meaning': meaning }) },
      ] as const;
    });
    return { ...schema, properties: Object.fromEntries(properties) };
  }

  function annotatedEnum(
    name: string,
    { anyOf: [offered, ...others] = [], ...schema }: PropertySchema,
  ): PropertySchema {
    const enumDescriptions = (offered?.enum ?? []).map((member) => {
      used.add(`${name}.${String(member)}`);
      return annotations.members[name]?.[String(member)] ?? '';
    });
    return { ...schema, anyOf: [{ ...offered, enumDescriptions }, ...others] };
  }
}

/** `type.property` and `enum.member` of everything that is annotated. */
function namesOf({ inferred, meanings, members }: Annotations): string[] {
  return [
    ...Object.entries(inferred).flatMap(([type, names]) => names.map((name) => `${type}.${name}`)),
    ...[meanings, members].flatMap((table) =>
      Object.entries(table).flatMap(([type, rows]) => Object.keys(rows).map((name) => `${type}.${name}`)),
    ),
  ];
}
