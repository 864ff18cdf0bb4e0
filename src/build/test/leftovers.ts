import { setTimeout as delay } from 'node:timers/promises';
import { run } from '../vscode-host/processes';

/**
 * Processes that are still alive in the group of one that has ended, by their command lines. They get a moment to end by
 * themselves. Windows has no groups: none there.
 */
export async function othersInGroup(group: number, patience = 5000): Promise<string[]> {
  if (process.platform === 'win32') return [];
  const end = Date.now() + patience;
  for (;;) {
    const left = await inGroup(group);
    if (left.length === 0 || Date.now() > end) return left;
    await delay(100);
  }
}

async function inGroup(group: number): Promise<string[]> {
  const table = await run('ps', ['-A', '-o', 'pgid=,stat=,args=']);
  return table.split('\n').flatMap((line) => {
    const [, id, state = '', command = ''] = /^\s*(\d+)\s+(\S+)\s+(.*)$/.exec(line) ?? [];
    // Z: it has ended, only nobody has asked for its exit code.
    return Number(id) === group && !state.startsWith('Z') ? [command] : [];
  });
}
