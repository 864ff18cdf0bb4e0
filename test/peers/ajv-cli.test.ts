import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../src/build/folders';
import { inPeer } from '../../src/build/peers/install';
import { runProgramSync } from '../../src/build/vscode-host/processes';
import { bundledKinds } from '../../src/catalog/bundled-kinds';
import { docsBodies } from '../contract/support/payloads';
import { cleanupAfterSuite } from '../support/cleanup';
import { temporaryFolder } from '../support/temporary-folder';

const { kinds } = bundledKinds;

describe('ajv-cli and the schemas', function () {
  this.timeout(120_000);
  const cleanup = cleanupAfterSuite();
  let folder: string;

  before(async () => {
    folder = await temporaryFolder(cleanup, 'ajv-cli-');
  });

  for (const { id } of kinds) {
    it(`compiles the one of ${id} in strict mode, accepts what the docs pages say, and refuses a wrong type`, () => {
      const docs = docsBodies().filter(({ kind }) => kind === id);
      const good = docs.length > 0 ? docs.map(({ payload }) => JSON.stringify(payload)) : ['{"azureTenantId":"x"}'];
      const names = good.map((text, index) => {
        writeFileSync(join(folder, `${id}-${index}.json`), text);
        return `${id}-${index}.json`;
      });
      writeFileSync(join(folder, 'wrong.json'), '{"azureTenantId":7}');
      const program = inPeer('ajv-cli', 'dist', 'index.js');
      const data = [...names, 'wrong.json'].flatMap((name) => ['-d', name]);
      const schema = join(root, `schemas/${id}.schema.json`);
      // As docs/command-line.md says it.
      const args = [program, 'validate', '--strict=true', '-c', 'ajv-formats', '-s', schema, ...data];
      const { status, stdout, stderr } = runProgramSync(process.execPath, args, { cwd: folder });
      assert.equal(status, 1);
      assert.deepEqual(
        stdout.trim().split('\n'),
        names.map((name) => `${name} valid`),
        stderr,
      );
      assert.match(stderr, /^wrong\.json invalid\n[^]*azureTenantId/);
    });
  }
});
