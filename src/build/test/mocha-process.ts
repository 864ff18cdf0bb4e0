import { addAbortListener, once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { root } from '../folders';
import { startTree, type ProcessTree } from '../vscode-host/processes';
import { question, type ChannelMessage } from './progress';
import { othersInGroup } from './leftovers';
import { reasonOf, type SuiteResult, type Watch } from './suite';
import { Tally } from './tally';
import { bundleReporter, bundleTests } from '../bundle/bundle';

export interface MochaProcess {
  /** Paths and patterns of test files that Node can run. */
  readonly files: readonly string[];
  /** The bundled `reporter.ts`. */
  readonly reporter: string;
  /** The Node that runs the tests; the one that runs us by default. */
  readonly node?: string;
  /** More arguments for mocha; they win over ours. */
  readonly args?: readonly string[];
  /** Milliseconds for which the process may outlive its last test; 20 s by default. */
  readonly outlive?: number;
}

/**
 * Runs mocha in a process of its own and ends that with everything it started. Failures are, besides tests that fail: those
 * that are skipped; those that were never run, because a set-up failed or the process ended; a process that lives on after
 * its last test, or leaves others behind. Its temporary folder is its own, and removed.
 */
export async function runMocha(options: MochaProcess, { signal, progress }: Watch): Promise<SuiteResult> {
  const temporary = await mkdtemp(join(tmpdir(), 't-'));
  const tree = startMocha(options, temporary);
  const tally = new Tally();
  let output = '';
  for (const stream of [tree.child.stdout, tree.child.stderr]) {
    stream?.on('data', (chunk: Buffer) => (output = (output + chunk.toString()).slice(-20_000)));
  }
  let listening: Disposable | undefined;
  try {
    const why = await new Promise<'ended' | 'interrupted' | 'lives on'>((resolve) => {
      tree.child.on('message', (message: ChannelMessage) => {
        if (message.type === 'waits') return;
        tally.add(message);
        progress(tally.ended ? 'the end of its process' : tally.running);
        if (message.type === 'end') setTimeout(resolve, options.outlive ?? 20_000, 'lives on').unref();
      });
      listening = addAbortListener(signal, () => resolve('interrupted'));
      void tree.ended.then(() => resolve('ended'));
    });
    const trouble: string[] = [];
    if (why === 'ended') {
      trouble.push(...(await exitTrouble(tree, tally, output)));
    } else {
      const waits = `It waits for: ${await whatItWaitsFor(tree)}.`;
      if (why === 'lives on') trouble.push(`All tests have ended, but their process has not. ${waits}`);
      else trouble.push(`The suite ${reasonOf(signal.reason)} while it ran: ${tally.running}. ${waits}`);
    }
    return tally.result(trouble);
  } finally {
    listening?.[Symbol.dispose]();
    await tree.stop();
    await rm(temporary, { recursive: true, force: true, maxRetries: 6 });
  }
}

function startMocha({ files, reporter, node = process.execPath, args = [] }: MochaProcess, temporary: string) {
  const mocha = join(root, 'node_modules/mocha/bin/mocha.js');
  const all = ['--enable-source-maps', mocha, ...files, '--timeout', '60000', '--reporter', reporter, ...args];
  return startTree(node, all, {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    env: { ...process.env, TMPDIR: temporary, TEMP: temporary, TMP: temporary },
  });
}

async function exitTrouble({ child, ended }: ProcessTree, tally: Tally, output: string): Promise<string[]> {
  const trouble: string[] = [];
  const code = await ended;
  if (!tally.ended)
    trouble.push(`The process ended with ${child.signalCode ?? code ?? '?'} while it ran: ${tally.running}\n${output}`);
  else if (code !== tally.exitCode)
    trouble.push(`The process ended with ${child.signalCode ?? code ?? '?'}\n${output}`);
  const left = child.pid === undefined ? [] : await othersInGroup(child.pid);
  return [...trouble, ...left.map((command) => `A process was left behind: ${command}`)];
}

/** Asks the process, which cannot answer while it computes. */
async function whatItWaitsFor({ child }: ProcessTree): Promise<string> {
  const none = 'nothing, it computes and never looks up';
  if (!child.connected) return 'nothing that can be known: its channel is closed';
  const patience = new AbortController();
  const answered = (async () => {
    for (;;) {
      const [message] = (await once(child, 'message', { signal: patience.signal })) as [ChannelMessage];
      if (message.type === 'waits') return message.for.join('; ') || 'nothing that Node knows of';
    }
  })();
  child.send(question);
  const answer = await Promise.race([answered, delay(5000, none)]);
  patience.abort();
  await answered.catch(() => undefined);
  return answer;
}

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
