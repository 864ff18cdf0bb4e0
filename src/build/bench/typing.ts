import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bigPayload } from './big-payload';
import type { TypingFigures } from './host-payload';
import { measureInHost } from './in-host';
import { turnFigures, type BenchRow } from './row';

const sizes = [5_000_000];

/**
 * Typing in a large payload in a real extension host. The aims: marks within a second of the last key, and no turn of the
 * host's thread over a frame that is ours.
 */
export async function typingRows(): Promise<BenchRow[]> {
  const rows: BenchRow[] = [];
  for (const size of sizes) {
    const folder = await mkdtemp(join(tmpdir(), 'secprofile-bench-'));
    try {
      await writeFile(join(folder, 'web01.host.secprofile.json'), bigPayload(size));
      const { marks, turns } = await measureInHost<TypingFigures>('host-payload', folder);
      rows.push({
        what: `${size.toLocaleString('en')} characters: from the last key to its marks`,
        'ours ms': Math.round(marks),
        ...turnFigures(turns),
      });
    } finally {
      await rm(folder, { recursive: true, force: true, maxRetries: 6 });
    }
  }
  return rows;
}
