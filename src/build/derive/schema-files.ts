import { root } from '../folders';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { bundledKinds } from '../../catalog/bundled-kinds';
import type { Kind } from '../../catalog/kinds';
import { annotate, readAnnotations } from './annotations';
import type { ProfileSchema } from './profile-schema';

/** Where the authored schemas are, seen from this file: right for scripts, not for what is bundled. */
export const schemaFolder = join(root, 'schemas');

/** The name of a kind's schema in `schemas/`. */
export const schemaFile = ({ id }: Kind) => `${id}.schema.json`;

/** Reads the six authored schemas with their annotations, by kind id. */
export async function readSchemas(folder = schemaFolder): Promise<Record<string, ProfileSchema>> {
  const entries = await Promise.all(
    bundledKinds.kinds.map(async (kind) => {
      const text = await readFile(join(folder, schemaFile(kind)), 'utf8');
      return [kind.id, JSON.parse(text) as ProfileSchema] as const;
    }),
  );
  return annotate(Object.fromEntries(entries), await readAnnotations(folder));
}
