import { join } from 'node:path';
import Ajv from 'ajv';
import standaloneCode from 'ajv/dist/standalone';
import addFormats from 'ajv-formats';
import type { Plugin } from 'esbuild';
import { kinds } from '../../catalog/kinds';
import { deriveCompactSchemas } from '../derive/compact';
import { deriveModel } from '../derive/model';
import { readSchemas, schemaFolder } from '../derive/schema-files';
import { editorKeywords } from '../derive/schema-keywords';

/** An ajv that knows VS Code's and our own annotations and reports every error. */
export function createAjv(): Ajv {
  const ajv = new Ajv({
    allErrors: true,
    strict: true,
    allowUnionTypes: true,
    allowMatchingProperties: true,
    inlineRefs: false,
    code: { source: true, esm: true },
  });
  addFormats(ajv);
  ajv.addVocabulary([...editorKeywords]);
  return ajv;
}

async function validatorsModule(): Promise<string> {
  const ajv = createAjv();
  const { shared, roots } = deriveCompactSchemas(await readSchemas());
  ajv.addSchema(shared);
  for (const [id, schema] of Object.entries(roots)) ajv.addSchema(schema, id);
  const code = standaloneCode(ajv, Object.fromEntries(Object.keys(roots).map((id) => [id, id])));
  return `${code}\nexport const validators = {${Object.keys(roots).join(', ')}};\n`;
}

const contents: Readonly<Record<string, () => Promise<string>>> = {
  'virtual:model': async () => `export const model = ${JSON.stringify(deriveModel(await readSchemas()))};`,
  'virtual:validators': validatorsModule,
};

/** Serves what is derived from `schemas/` at build time: the property model and the compiled validators. */
export const schemaPlugin: Plugin = {
  name: 'schemas',
  setup(build) {
    build.onResolve({ filter: /^virtual:/ }, ({ path }) => ({ path, namespace: 'virtual' }));
    build.onLoad({ filter: /.*/, namespace: 'virtual' }, async ({ path }) => {
      const make = contents[path];
      if (!make) return { errors: [{ text: `No virtual module ${path}` }] };
      return {
        contents: await make(),
        loader: 'js',
        resolveDir: __dirname,
        watchFiles: kinds.map(({ schema }) => join(schemaFolder, schema)),
      };
    });
  },
};
