import { copyFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from '../folders';
import { bareFolder } from '../vscode-host/host-suite';
import type { SendFigures } from './host-first-send';
import { measureInHost } from './in-host';
import { median, type BenchRow } from './row';

const rounds = 3;
const payload = 'web01.host.secprofile.json';

/** What is ours of the first Add of a window and of the fifth, in a real VS Code: all but the wait for the response. */
export async function firstSendRows(): Promise<BenchRow[]> {
  const figures: SendFigures[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const workspace = await bareFolder();
    try {
      await copyFile(join(root, 'examples', payload), join(workspace, payload));
      figures.push(await measureInHost<SendFigures>('host-first-send', workspace));
    } finally {
      await rm(workspace, { recursive: true, force: true, maxRetries: 6 });
    }
  }
  const row = (what: string, at: number) => ({
    what,
    'command to outcome without the wait for the response ms': Number(
      median(figures.map((one) => one[at] ?? NaN)).toFixed(1),
    ),
  });
  return [row('the first Add of a window, sandbox started for it', 0), row('the fifth', 4)];
}
