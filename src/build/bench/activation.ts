import { execFile } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { promisify } from 'node:util';
import { bareFolder } from '../vscode-host/host-suite';
import { newest } from '../vscode-host/versions';
import type { HostActivation } from './host-activation';
import { measureInHost } from './in-host';
import { median, type BenchRow } from './row';
import { timedExtension } from './timed-extension';

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

/** In a real extension host, in a folder without a payload: by VS Code's own marks, in whole milliseconds, and by ours. */
async function hostRows(): Promise<BenchRow[]> {
  const samples: HostActivation[] = [];
  const extension = await timedExtension();
  try {
    for (let host = 0; host < hosts; host += 1) {
      const workspace = await bareFolder();
      try {
        samples.push(await measureInHost('host-activation', workspace, extension));
      } finally {
        await rm(workspace, { recursive: true, force: true, maxRetries: 6 });
      }
    }
  } finally {
    await rm(extension, { recursive: true, force: true, maxRetries: 6 });
  }
  const where = `VS Code ${newest.vscode}, no payload:`;
  const row = (what: string, pick: (sample: HostActivation) => number) => ({
    what: `${where} ${what}`,
    milliseconds: Number(median(samples.map(pick)).toFixed(2)),
  });
  return [
    row("load, by VS Code's marks", ({ load }) => load),
    row("activate(), by VS Code's marks, which end when the thread is free again", ({ activate }) => activate),
    row('activate() itself', ({ own }) => own.wall),
    row("activate() itself, without the registering in VS Code's functions", ({ own }) => own.wall - own.ofVscode),
    row('activate() itself, processor time', ({ own }) => own.processor),
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
