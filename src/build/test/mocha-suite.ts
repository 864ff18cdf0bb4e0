import { join } from 'node:path';
import { root } from '../root';
import { bundleReporter, bundleTests } from '../bundle/bundle';
import { runMocha, type MochaProcess } from './mocha-process';
import type { SuiteResult, Watch } from './suite';

/** Bundles and runs the mocha tests of `test/<suite>/`. */
export async function mochaSuite(
  suite: string,
  watch: Watch,
  options: Pick<MochaProcess, 'node' | 'args'> = {},
): Promise<SuiteResult> {
  watch.progress(`bundling test/${suite}`);
  await bundleTests(suite);
  const reporter = await bundleReporter();
  return runMocha({ files: [join(root, `out/test/${suite}/**/*.test.js`)], reporter, ...options }, watch);
}
