import { join } from 'node:path';
import Ajv, { _, type Options } from 'ajv';
import standaloneCode from 'ajv/dist/standalone';
import addFormats from 'ajv-formats';
import type { Plugin } from 'esbuild';
import { bundledKinds } from '../../catalog/bundled-kinds';
import { markLimit } from '../../validation/report';
import { schemaFormats } from '../../validation/schema-formats';
import { root } from '../folders';
import { dereference, annotationKeywords } from '../derive/dereference';
import { deriveModel } from '../derive/model';
import { readSchemas, schemaFile, schemaFolder } from '../derive/schema-files';
import { annotationsFile } from '../derive/annotations';

/** An ajv that takes annotated schemas and reports every error. The files need no keyword of ours. */
export function createAjv(options: Options = {}): Ajv {
  const ajv = new Ajv({
    allErrors: true,
    strict: true,
    allowUnionTypes: true,
    allowMatchingProperties: true,
    inlineRefs: false,
    ...options,
  });
  addFormats(ajv);
  ajv.addVocabulary([...annotationKeywords]);
  return ajv;
}

async function validatorsModule(): Promise<string> {
  // We write our own messages and read dates ourselves, more strictly than ajv-formats.
  const ajv = createAjv({ messages: false, code: { source: true, esm: true, formats: _`schemaFormats` } });
  for (const [name, format] of Object.entries(schemaFormats)) ajv.addFormat(name, format);
  const ids = Object.entries(await readSchemas()).map(([id, schema]) => {
    ajv.addSchema(dereference(schema), id);
    return id;
  });
  const code = capped(standaloneCode(ajv, Object.fromEntries(ids.map((id) => [id, id]))));
  return [
    "import { schemaFormats } from './src/validation/schema-formats';",
    code,
    `export const validators = {${ids.join(', ')}};`,
  ].join('\n');
}

/**
 * Ends ajv's loops over items and names once there are as many errors as we ever show. ajv has no such option, and a
 * broken list of millions must not fill the memory.
 *
 * @throws when ajv no longer writes its loops as it does today
 */
function capped(code: string): string {
  const loop = /for\((?:let i\d+=0; i\d+<len\d+; i\d+\+\+|const key\d+ in data\d*)\)\{/g;
  if (code.match(loop)?.length !== code.match(/\bfor\(/g)?.length) throw new Error('ajv makes loops that nothing ends');
  return code.replace(loop, `$& if (errors >= ${markLimit}) break;`);
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
        resolveDir: root,
        watchFiles: [...bundledKinds.kinds.map(schemaFile), annotationsFile].map((name) => join(schemaFolder, name)),
      };
    });
  },
};
