import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/**
 * Compares a text with `test/golden/<name>`, exactly. `UPDATE_GOLDEN=1 npm run test:unit` writes what is there now:
 * read the difference before it is committed.
 */
export function assertGolden(name: string, text: string): void {
  const file = path.resolve('test/golden', name);
  if (process.env['UPDATE_GOLDEN'] === '1') writeFileSync(file, text);
  assert.equal(text, readFileSync(file, 'utf8'), `${name} differs; UPDATE_GOLDEN=1 accepts what is there now`);
}
