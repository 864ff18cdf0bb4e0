import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv, { type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
import { root } from '../../../../src/build/folders';

let validator: ValidateFunction | undefined;

/** Sentences about where a log departs from the published schema of SARIF 2.1.0; none when it does not. */
export function sarifFaults(log: unknown): string[] {
  validator ??= compile();
  validator(log);
  return (validator.errors ?? []).map(({ instancePath, message = '' }) => `${instancePath} ${message}`);
}

function compile(): ValidateFunction {
  const file = join(root, 'node_modules/@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json');
  // Published for draft-04, of which it uses nothing that draft-07 has changed but these two keywords.
  const { $schema, id, ...schema } = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
  assert.ok($schema !== undefined && id !== undefined);
  // One of its patterns is none when read as Unicode.
  const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
  addFormats(ajv);
  return ajv.compile(schema);
}
