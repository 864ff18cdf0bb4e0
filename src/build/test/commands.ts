import { addAbortListener } from 'node:events';
import { root } from '../folders';
import { npmCommand } from '../system/npm-command';
import { startTree } from '../vscode-host/processes';
import type { SuiteResult, Watch } from './suite';

/** ESLint and `tsc` print nothing until they end, which takes a while on a busy machine. */
const patience = 300_000;

/**
 * An npm script as a suite of one: it passes or it fails.
 *
 * @throws the signal's reason when that ends it.
 */
export async function npmScript(watch: Watch, script: string, ...args: string[]): Promise<SuiteResult> {
  watch.progress(`npm run ${script}`, patience);
  const npm = npmCommand(['run', '--silent', script, ...(args.length > 0 ? ['--', ...args] : [])]);
  const tree = startTree(npm.program, npm.args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [tree.child.stdout, tree.child.stderr]) {
    stream?.on('data', (chunk: Buffer) => (output += chunk.toString()));
  }
  const listening = addAbortListener(watch.signal, () => void tree.stop());
  const code = await tree.ended;
  listening[Symbol.dispose]();
  watch.signal.throwIfAborted();
  return code === 0 ? { passed: 1, failed: 0, output: '' } : { passed: 0, failed: 1, output };
}
