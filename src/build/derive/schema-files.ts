import { root } from '../root';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { kinds } from '../../catalog/kinds';
import type { ProfileSchema } from './profile-schema';

/** Where the authored schemas are, seen from this file: right for scripts, not for what is bundled. */
export const schemaFolder = join(root, 'schemas');

/** Reads the six authored schemas, by kind id. */
export async function readSchemas(folder = schemaFolder): Promise<Record<string, ProfileSchema>> {
  const entries = await Promise.all(
    kinds.map(async ({ id, schema }) => {
      const text = await readFile(join(folder, schema), 'utf8');
      return [id, JSON.parse(text) as ProfileSchema] as const;
    }),
  );
  return Object.fromEntries(entries);
}
