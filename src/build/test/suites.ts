import { packageExtension } from '../bundle/package';
import { packageCli } from '../bundle/package-cli';
import { desktopSuite } from '../vscode-host/desktop';
import { hostSuite } from '../vscode-host/host-suite';
import { newest, oldest } from '../vscode-host/versions';
import { npmScript } from './commands';
import { mochaSuite } from './mocha-process';
import { everyNode, newestNode } from './nodes';
import { installPeers } from '../peers/install';
import { reasonOf, type Suite, type SuiteResult, type Watch } from './suite';
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
  { name: 'peers', all: true, run: peers },
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

/** Other people's programs read what we write. Without a network, or where npm lacks them, the suite isn't counted. */
async function peers(watch: Watch): Promise<SuiteResult> {
  try {
    await installPeers(watch);
  } catch (error) {
    watch.signal.throwIfAborted();
    return { passed: 0, failed: 0, output: '', notRun: `They cannot be had here: ${reasonOf(error)}` };
  }
  return mochaSuite('peers', watch);
}
