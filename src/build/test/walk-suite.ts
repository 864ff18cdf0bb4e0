import { readdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { bundleReporter, bundleTests } from '../bundle/bundle';
import { failed, root, screenshots } from '../folders';
import { installServer } from '../vscode-host/install';
import { versions } from '../vscode-host/versions';
import { runMocha } from './mocha-process';
import { reasonOf, sum, type SuiteResult, type Watch } from './suite';

/** Files at a time. A walk mostly waits for its VS Code, so two cores have more to do than one walk gives them. */
const atOnce = 2;

/** The walks through VS Code, as a person goes; says where pictures and texts of those that failed are. */
export async function walkSuite(watch: Watch): Promise<SuiteResult> {
  // Downloads may take a while here; inside a test, they'd count as hanging.
  for (const version of versions) await installServer(version, watch);
  for (const file of await evidence()) await rm(file, { force: true });
  watch.progress('bundling test/walk');
  await bundleTests('walk');
  const reporter = await bundleReporter();
  const folder = path.join(root, 'out/test/walk');
  const files = (await readdir(folder)).filter((name) => name.endsWith('.test.js')).sort();
  const waiting = files[Symbol.iterator]();
  const results: SuiteResult[] = [];
  const walk = async () => {
    for (const name of waiting) {
      const file = path.join(folder, name);
      if (watch.signal.aborted) results.push(notRun(name, watch.signal));
      else results.push(await runMocha({ files: [file], reporter, args: ['--timeout', '240000'] }, watch));
    }
  };
  await Promise.all(Array.from({ length: atOnce }, walk));
  const kept = await evidence();
  if (kept.length === 0) return sum(results);
  return sum([
    ...results,
    { passed: 0, failed: 0, output: `What was on the screen:\n${(await Promise.all(kept.map(withFront))).join('\n')}` },
  ]);
}

const notRun = (name: string, { reason }: AbortSignal): SuiteResult => ({
  passed: 0,
  failed: 1,
  output: `✗ ${name} was not run: the suite ${reasonOf(reason)}`,
});

/** Pictures and texts of walks that failed. */
async function evidence(): Promise<string[]> {
  const files = await readdir(screenshots).catch(() => []);
  return files.filter((name) => name.startsWith(failed)).map((name) => path.join(screenshots, name));
}

/** A piece of evidence; of a text also what was in front, because whoever reads the run may not have the file. */
async function withFront(file: string): Promise<string> {
  if (!file.endsWith('.txt')) return file;
  const [front] = (await readFile(file, 'utf8')).split('\n\n');
  return `${file}\n${front}`;
}
