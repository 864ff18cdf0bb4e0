import { join } from 'node:path';
import { parse } from 'jsonc-parser';
import { readSchemas } from '../../../src/build/derive/schema-files';
import { bundledKinds } from '../../../src/catalog/bundled-kinds';
import type { KindId } from '../../../src/catalog/kinds';
import { filesIn, jsonOf, root, textOf } from './files';
import { resolveSnippet } from './resolve-snippet';

const { kindOfODataType } = bundledKinds;
const kindIds = bundledKinds.kinds.map(({ id }) => id);

export interface Sample {
  readonly name: string;
  readonly kind: KindId;
  readonly payload: Record<string, unknown>;
}

interface SnippetEntry {
  readonly prefix: string;
  readonly description: string;
  readonly body: readonly string[];
  readonly include: readonly string[];
  readonly exclude: readonly string[];
}

/** The authored schemas, by kind id. */
export const authored = () => readSchemas(join(root, 'schemas'));

/** The snippets of a file, by name. */
export function snippetsOf(file: 'payloads' | 'nested-types'): Record<string, SnippetEntry> {
  return jsonOf(`snippets/${file}.json`) as Record<string, SnippetEntry>;
}

function kindOfPayload(payload: Record<string, unknown>): KindId {
  const kind = kindOfODataType(String(payload['@odata.type']));
  if (!kind) throw new Error('A sample without a kind');
  return kind.id;
}

/** The ten bodies of the docs pages, verbatim. */
export function docsBodies(): Sample[] {
  return filesIn('test/fixtures/docs-pages').map((name) => {
    const payload = jsonOf(`test/fixtures/docs-pages/${name}`) as Record<string, unknown>;
    return { name, kind: kindOfPayload(payload), payload };
  });
}

/** The payload snippets as they stand when inserted. */
export function resolvedSnippets(): Sample[] {
  return Object.values(snippetsOf('payloads')).map(({ prefix, body }) => {
    const payload = JSON.parse(resolveSnippet(body.join('\n')).text) as Record<string, unknown>;
    return { name: prefix, kind: kindOfPayload(payload), payload };
  });
}

/** One payload of each kind with every property: what mutants are made of. */
export function fullPayloads(): Sample[] {
  const full = resolvedSnippets().filter(({ name }) => name.endsWith('-add-full'));
  return kindIds.flatMap((id) => full.filter(({ kind }) => kind === id));
}

/** An example payload as strict JSON: both engines know no comments and trailing commas of their own. */
export function exampleText(name: string): string {
  return JSON.stringify(parse(textOf(`examples/${name}`), [], { allowTrailingComma: true }));
}
