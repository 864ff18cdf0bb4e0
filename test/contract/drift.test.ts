import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { root } from './support/files';

const run = promisify(execFile);

describe('npm run generate -- --check', function () {
  // A process of its own that bundles the rules.
  this.timeout(60_000);

  it('finds nothing that drifted from schemas, table and contributions', async () => {
    const tsx = join(root, 'node_modules/tsx/dist/cli.mjs');
    const { stderr } = await run(process.execPath, [tsx, 'src/build/generate/generate.ts', '--check'], {
      cwd: root,
    }).catch((error: unknown) => error as { stderr: string });
    assert.equal(stderr, '');
  });
});
