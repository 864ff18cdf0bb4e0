import { join } from 'node:path';
import { bundleWithLazyRooms } from '../../../../src/build/bundle/bundle';
import { root } from '../../../../src/build/folders';

const folder = join(root, 'out/flow-cli');

/** Shared by the bundled test files, each of which has its own copy of this one. */
const shared = globalThis as { secprofileCli?: Promise<string> };

/**
 * Bundles the command line as `npm run build` does, once for all tests, to a place where no other build cleans up.
 *
 * @returns the path of cli.js
 */
export function buildCli(): Promise<string> {
  return (shared.secprofileCli ??= bundleWithLazyRooms(['src/cli.ts'], true, folder).then(() =>
    join(folder, 'cli.js'),
  ));
}
