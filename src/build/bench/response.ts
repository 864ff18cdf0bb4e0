import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { bareFolder } from '../vscode-host/host-suite';
import { bigPayload } from './big-payload';
import type { ResponseFigures } from './host-response';
import { measureInHost } from './in-host';
import type { BenchRow } from './row';

/** From an answer to its picture, in a real VS Code: what the panel shows, and what that costs the extension host. */
export async function responseRows(): Promise<BenchRow[]> {
  const workspace = await bareFolder();
  try {
    await writeFile(join(workspace, 'web01.host.secprofile.json'), bigPayload(2000));
    const figures = await measureInHost<readonly ResponseFigures[]>('host-response', workspace);
    return figures.map(({ size, painted, longest, memory }) => ({
      what: `an answer of ${(size / 1000).toLocaleString('en')} kB`,
      'answer to painted ms': painted,
      "longest turn of the host's thread ms (processor time)": Number(longest.toFixed(1)),
      'more memory MB': Number((memory / 1e6).toFixed(1)),
    }));
  } finally {
    await rm(workspace, { recursive: true, force: true, maxRetries: 6 });
  }
}
