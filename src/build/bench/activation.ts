import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { root } from '../folders';
import type { ActivationMarks } from '../vscode-host/activation-marks';
import { bareFolder } from '../vscode-host/host-suite';
import { runInHost } from '../vscode-host/run-tests';
import { newest } from '../vscode-host/versions';
import { bundleBench } from './bundled';
import { figuresPrefix, median, type BenchRow } from './row';

const execute = promisify(execFile);
const rounds = 15;

/** Runs in a fresh Node: loads the bundle and activates it against a `vscode` that only takes registrations. */
const script = `
const Module = require('node:module');
const lists = ['textDocuments', 'all', 'workspaceFolders'];
const settings = ['inspect', 'toString'];
const handler = {
  get(_, name) {
    if (name === 'then') return undefined;
    if (lists.includes(name)) return [];
    return typeof name === 'symbol' || settings.includes(name) ? () => '' : thing;
  },
  set: () => true,
  apply: () => thing,
  construct: () => thing,
};
const thing = new Proxy(function () {}, handler);
const load = Module._load;
Module._load = (request, ...rest) => (request === 'vscode' ? Object.create(thing) : load(request, ...rest));
const before = performance.now();
const extension = require(process.argv[1]);
const loaded = performance.now();
extension.activate({
  subscriptions: [],
  extensionUri: thing,
  globalStorageUri: thing,
  secrets: thing,
  extension: { packageJSON: require(require('node:path').join(require('node:path').dirname(process.argv[1]), '../package.json')) },
  workspaceState: { get: (_, fallback) => fallback, update: async () => undefined },
  globalState: { get: (_, fallback) => fallback, update: async () => undefined },
});
const activated = performance.now();
const files = Object.keys(require.cache).filter((name) => name.includes('dist')).length;
console.log(JSON.stringify({ load: loaded - before, activate: activated - loaded, files }));
process.exit(0);
`;

interface Sample {
  readonly load: number;
  readonly activate: number;
  readonly files: number;
}

/** Extension hosts that are started: each activates the extension once. */
const hosts = 3;

/** By VS Code's own marks in a real extension host, in a folder without a payload; whole milliseconds. */
async function hostRows(): Promise<BenchRow[]> {
  const folder = await mkdtemp(join(tmpdir(), 'secprofile-bench-'));
  const testsPath = join(folder, 'measure.js');
  await bundleBench('host-activation', testsPath);
  const watch = { signal: new AbortController().signal, progress: () => undefined };
  const samples: ActivationMarks[] = [];
  const onLog = (_: string, text: string) => {
    const start = text.indexOf(figuresPrefix);
    if (start >= 0) samples.push(JSON.parse(text.slice(start + figuresPrefix.length)) as ActivationMarks);
  };
  try {
    for (let host = 0; host < hosts; host += 1) {
      const workspace = await bareFolder();
      await runInHost({ version: newest, extensionPath: root, testsPath, workspace, trust: true, watch, onLog });
      await rm(workspace, { recursive: true, force: true, maxRetries: 6 });
    }
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 6 });
  }
  const where = `VS Code ${newest.vscode}, no payload:`;
  return [
    { what: `${where} load`, milliseconds: median(samples.map(({ load }) => load)) },
    { what: `${where} activate()`, milliseconds: median(samples.map(({ activate }) => activate)) },
    { what: `${where} own files loaded`, count: median(samples.map(({ files }) => files.length)) },
  ];
}

/** Own time of loading and activating, without VS Code's; and both as VS Code marks them. */
export async function activationRows(): Promise<BenchRow[]> {
  const samples: Sample[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const { stdout } = await execute(process.execPath, ['-e', script, require.resolve('../../../dist/extension.js')]);
    samples.push(JSON.parse(stdout) as Sample);
  }
  const row = (what: string, pick: (sample: Sample) => number) => ({
    what,
    milliseconds: Number(median(samples.map(pick)).toFixed(2)),
  });
  return [
    row('load dist/extension.js', ({ load }) => load),
    row('activate()', ({ activate }) => activate),
    { what: 'own files loaded', count: median(samples.map(({ files }) => files)) },
    ...(await hostRows()),
  ];
}
