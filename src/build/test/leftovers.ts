import { setTimeout as delay } from 'node:timers/promises';
import { thisSystem, type System } from '../system/system';
import { runProgram } from '../vscode-host/processes';

/**
 * Processes that are still alive in the group of one that has ended, by their command lines. They get a moment to end by
 * themselves. Always empty on Windows, which has no process groups.
 */
export async function othersInGroup(
  group: number,
  patience = 5000,
  { platform }: Pick<System, 'platform'> = thisSystem,
): Promise<string[]> {
  if (platform === 'win32') return [];
  const end = Date.now() + patience;
  for (;;) {
    const left = await inGroup(group);
    if (left.length === 0 || Date.now() > end) return left;
    await delay(100);
  }
}

async function inGroup(group: number): Promise<string[]> {
  const table = await runProgram('ps', ['-A', '-o', 'pgid=,stat=,args=']);
  return table.split('\n').flatMap((line) => {
    const [, id, state = '', command = ''] = /^\s*(\d+)\s+(\S+)\s+(.*)$/.exec(line) ?? [];
    // Z: a zombie. It has ended, but nobody has read its exit code.
    return Number(id) === group && !state.startsWith('Z') ? [command] : [];
  });
}
