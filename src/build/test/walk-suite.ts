import { readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { installServer } from '../vscode-host/install';
import { failed, screenshots } from '../folders';
import { versions } from '../vscode-host/versions';
import { mochaSuite } from './mocha-process';
import { sum, type SuiteResult, type Watch } from './suite';

/** The walks through VS Code, as a person goes; says where pictures and texts of those that failed are. */
export async function walkSuite(watch: Watch): Promise<SuiteResult> {
  // Here it may take its time; in a test it would count as hanging.
  for (const version of versions) await installServer(version, watch);
  for (const file of await evidence()) await rm(file, { force: true });
  const result = await mochaSuite('walk', watch, { args: ['--timeout', '240000'] });
  const kept = await evidence();
  if (kept.length === 0) return result;
  return sum([result, { passed: 0, failed: 0, output: `What was on the screen:\n${kept.join('\n')}` }]);
}

/** Pictures and texts of walks that failed. */
async function evidence(): Promise<string[]> {
  const files = await readdir(screenshots).catch(() => []);
  return files.filter((name) => name.startsWith(failed)).map((name) => path.join(screenshots, name));
}
