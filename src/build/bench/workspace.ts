import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { bigPayload } from './big-payload';
import type { WorkspaceFigures } from './host-workspace';
import { measureInHost } from './in-host';
import { median, turnFigures, type BenchRow } from './row';

const count = 3000;
const rounds = 3;

/** Writes payloads of 2 kB, a hundred to a folder; a third of them have an error. */
async function writeWorkspace(folder: string): Promise<void> {
  const right = bigPayload(2e3);
  const wrong = right.replace('"isAzureAdJoined": true', '"isAzureAdJoined": "yes"');
  for (let index = 0; index < count; index += 1) {
    const below = join(folder, String(Math.floor(index / 100)));
    await mkdir(below, { recursive: true });
    await writeFile(join(below, `web${index}.host.secprofile.json`), index % 3 === 0 ? wrong : right);
  }
}

/** Milliseconds of `secprofile validate`, start of the process included; it ends with 1, because there are errors. */
function commandLine(folder: string): Promise<number> {
  const program = resolve(__dirname, '../../../dist/cli.js');
  const before = performance.now();
  return new Promise((done) => {
    const args = [program, 'validate', '--format', 'json', folder];
    execFile(process.execPath, args, { maxBuffer: 1 << 26 }, () => done(performance.now() - before));
  });
}

/**
 * "Validate All Payloads" over 3,000 files in a real extension host against the command line: the aims are at most 5 times its
 * time, and no turn of the host's thread over a frame.
 */
export async function workspaceRows(): Promise<BenchRow[]> {
  const folder = await mkdtemp(join(tmpdir(), 'secprofile-bench-'));
  const samples: { readonly host: WorkspaceFigures; readonly cli: number }[] = [];
  try {
    await writeWorkspace(folder);
    for (let round = 0; round < rounds; round += 1) {
      samples.push({ cli: await commandLine(folder), host: await measureInHost('host-workspace', folder) });
      await rm(join(folder, '.vscode'), { recursive: true, force: true, maxRetries: 6 });
    }
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 6 });
  }
  const cli = median(samples.map((sample) => sample.cli));
  const row = (what: string, pick: (figures: WorkspaceFigures) => number) => {
    const ours = median(samples.map(({ host }) => pick(host)));
    return {
      what,
      'ours ms': Math.round(ours),
      'command line ms': Math.round(cli),
      ratio: Number((ours / cli).toFixed(1)),
    };
  };
  const [worst] = samples.map(({ host }) => host.turns).sort((a, b) => b.ours - a.ours || b.longest - a.longest);
  return [
    row(`Validate All over ${count} files, right after the start`, ({ first }) => first),
    row('the same, when VS Code rests', ({ again }) => again),
    ...(worst ? [{ what: "the host's thread then, at its worst", ...turnFigures(worst) }] : []),
  ];
}
