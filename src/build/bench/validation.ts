import { mkdtemp, rm, mkdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { runBundled } from './bundled';
import { type BenchRow, median } from './row';
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { bigPayload } from './big-payload';

const execute = promisify(execFile);
const count = 10_000;
const rounds = 5;

/** The least that any checker of such files must do: read and parse them. */
const readAndParse = `
const { readdirSync, readFileSync } = require('node:fs');
const { join } = require('node:path');
for (const entry of readdirSync(process.argv[1], { recursive: true, withFileTypes: true })) {
  if (entry.isFile()) JSON.parse(readFileSync(join(entry.parentPath, entry.name), 'utf8'));
}`;

const peakOnExit = `
process.on('exit', () => process.stderr.write(String(process.resourceUsage().maxRSS)));`;

/** Writes many payloads of 2 kB, a hundred to a folder. */
async function writePayloads(folder: string): Promise<void> {
  const text = bigPayload(2e3);
  for (let index = 0; index < count; index += 100) {
    const below = join(folder, String(index / 100));
    await mkdir(below, { recursive: true });
    const files = Array.from({ length: 100 }, (_, file) => join(below, `web${file}.host.secprofile.json`));
    await Promise.all(files.map((file) => writeFile(file, text)));
  }
}

interface Run {
  readonly milliseconds: number;
  readonly megabytes: number;
}

async function run(args: readonly string[]): Promise<Run> {
  const before = performance.now();
  const { stderr } = await execute(process.execPath, [...args], { maxBuffer: 1 << 26 });
  return { milliseconds: performance.now() - before, megabytes: Number(stderr) / 1024 };
}

/**
 * Ten thousand files through `secprofile validate`, start of the process included, against reading and parsing them.
 *
 * @param folder an empty folder for the files
 */
async function commandLineRows(folder: string): Promise<BenchRow[]> {
  const payloads = join(folder, 'payloads');
  await writePayloads(payloads);
  const preload = join(folder, 'peak.js');
  await writeFile(preload, peakOnExit);
  const program = resolve(__dirname, '../../../dist/cli.js');
  const ours: Run[] = [];
  const peer: Run[] = [];
  for (let round = 0; round < rounds; round++) {
    peer.push(await run(['--require', preload, '-e', readAndParse, payloads]));
    ours.push(await run(['--require', preload, program, 'validate', '--format', 'json', payloads]));
  }
  const time = (runs: readonly Run[]) => median(runs.map(({ milliseconds }) => milliseconds));
  return [
    {
      what: '10,000 files of 2 kB on the command line',
      'ours ms': Math.round(time(ours)),
      'read and JSON.parse ms': Math.round(time(peer)),
      ratio: Number((time(ours) / time(peer)).toFixed(1)),
      'peak MB': Math.round(Math.max(...ours.map(({ megabytes }) => megabytes))),
    },
  ];
}

/**
 * Checking a text against VS Code's JSON service, both from the text to the list of problems, in one fresh process; and
 * ten thousand files through the command line.
 */
export async function validationRows(): Promise<BenchRow[]> {
  const folder = await mkdtemp(join(tmpdir(), 'secprofile-bench-'));
  try {
    return [...(await runBundled('compare-checks')), ...(await commandLineRows(folder))];
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 6 });
  }
}
