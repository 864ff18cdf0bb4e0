import { packageExtension } from '../bundle/package';
import { packageCli } from '../bundle/package-cli';
import { desktopSuite } from '../vscode-host/desktop';
import { hostSuite } from '../vscode-host/host-suite';
import { newest, oldest } from '../vscode-host/versions';
import { npmScript } from './commands';
import { mochaSuite } from './mocha-process';
import { everyNode, newestNode } from './nodes';
import { peersSuite } from './peers';
import type { Suite, SuiteResult, Watch } from './suite';
import { walkSuite } from './walk-suite';

/** Every suite, in the order in which they run. `all`: part of plain `npm test`. */
export const suites: readonly (Suite & { readonly all: boolean })[] = [
  { name: 'types', all: true, besideNext: 2, run: (watch) => npmScript(watch, 'types') },
  { name: 'drift', all: true, run: (watch) => npmScript(watch, 'generate', '--check') },
  { name: 'package', all: true, run: packaging },
  { name: 'unit', all: true, besideNext: 1, run: (watch) => mochaSuite('unit', watch) },
  { name: 'browser', all: true, run: (watch) => mochaSuite('browser', watch) },
  // A host waits a while for its VS Code, and so do tests of processes: a third suite has that time.
  { name: 'lint', all: true, besideNext: 3, run: (watch) => npmScript(watch, 'lint') },
  { name: `host ${oldest.vscode}`, all: true, besideNext: 2, run: (watch) => hostSuite(oldest, watch) },
  { name: 'contract', all: true, run: (watch) => mochaSuite('contract', watch) },
  { name: 'flow', all: true, run: (watch) => mochaSuite('flow', watch) },
  { name: `host ${newest.vscode}`, all: true, besideNext: 2, run: (watch) => hostSuite(newest, watch) },
  { ...newestNode, all: true },
  { ...peersSuite, all: true },
  { name: 'walk', all: true, run: walkSuite },
  { name: 'desktop', all: false, run: desktopSuite },
  ...everyNode.map((suite) => ({ ...suite, all: false })),
];

async function packaging({ progress }: Watch): Promise<SuiteResult> {
  progress('building and packaging');
  await packageExtension();
  await packageCli();
  return { passed: 1, failed: 0, output: '' };
}
