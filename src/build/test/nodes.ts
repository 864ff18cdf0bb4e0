import path from 'node:path';
import { targetOf, thisSystem } from '../system/system';
import { cached } from '../vscode-host/cache';
import { nodePackage, type NodeLine } from '../vscode-host/node-packages';
import { npm, quiet } from '../vscode-host/npm';
import { HostUnavailable } from '../vscode-host/versions';
import { mochaSuite } from './mocha-process';
import { reasonOf, sum, type Suite, type SuiteResult, type Watch } from './suite';

/** The lines of Node that `engines` promises, oldest first. For 20, the oldest release: if an API is missing, it's missing there. */
export const promisedNodes: readonly NodeLine[] = ['20.19', '22', '24', '26'];

/** What runs without a VS Code. */
const suitesOfNode: readonly string[] = ['unit', 'contract', 'flow'];

/** The newest line of Node besides the one that runs already. */
export function newestOther(running: string, lines = promisedNodes): NodeLine | undefined {
  return lines.findLast((line) => !running.startsWith(`${line}.`));
}

/**
 * A Node from npm, kept in `.vscode-test/node-<version>/`.
 *
 * @returns the path of its binary
 * @throws HostUnavailable where npm has none for this platform; Error with npm's output when it cannot be had
 */
async function installNode(line: NodeLine, { progress }: Pick<Watch, 'progress'>): Promise<string> {
  const node = nodePackage(line);
  if (!node) throw new HostUnavailable(`npm has no Node ${line} for ${targetOf(thisSystem)}.`);
  const folder = await cached(`node-${node.version}`, async (temporary) => {
    progress(`installing Node ${node.version} from npm`, 300_000);
    await npm(temporary, ['install', '--prefix', temporary, ...quiet, `${node.name}@${node.version}`]);
  });
  return path.join(folder, node.program);
}

/** The suites that need no VS Code, under another Node. */
async function runUnder(node: string, watch: Watch): Promise<SuiteResult> {
  const results: SuiteResult[] = [];
  for (const suite of suitesOfNode) {
    if (watch.signal.aborted) break;
    const result = await mochaSuite(suite, watch, { node });
    results.push({ ...result, output: result.output === '' ? '' : `${suite}, under ${node}:\n${result.output}` });
  }
  return sum(results);
}

/** One line of Node as a suite: `node 26`. It fails where that Node cannot be had. */
const suiteOf = (line: NodeLine): Suite => ({
  name: `node ${line}`,
  run: async (watch) => runUnder(await installNode(line, watch), watch),
});

/** Each line by its name, for `npm run test:nodes`. */
export const everyNode: readonly Suite[] = promisedNodes.map(suiteOf);

const newest = newestOther(process.versions.node);

/** The newest Node besides the one that runs, for `npm test`. Without a network, and where npm has none, it counts for nothing. */
export const newestNode: Suite = {
  name: `newest node ${newest ?? ''}`,
  async run(watch) {
    if (newest === undefined) throw new Error('No other line of Node is promised');
    let node: string;
    try {
      node = await installNode(newest, watch);
    } catch (error) {
      watch.signal.throwIfAborted();
      return { passed: 0, failed: 0, output: '', notRun: `It cannot be had here: ${reasonOf(error)}` };
    }
    return runUnder(node, watch);
  },
};
