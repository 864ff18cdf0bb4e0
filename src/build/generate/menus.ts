import type { MenuPlace } from '../../editor/manifest/menus';
import type { Rows } from './rows';

interface Entry {
  readonly command: string;
  readonly when: string;
  readonly group?: string;
}

/** The `menus` of package.json. A place that is a button too stands there twice: VS Code takes buttons out of the menu. */
export function menus(commands: Rows['commands']): Readonly<Record<string, readonly Entry[]>> {
  const all: Record<string, Entry[]> = { commandPalette: [] };
  const put = (menu: string, entry: Entry) => (all[menu] ??= []).push(entry);
  for (const [command, { palette, menus = [] }] of Object.entries(commands)) {
    if (palette !== undefined) put('commandPalette', { command, when: palette === false ? 'false' : palette });
    for (const { menu, when, group, inline, most } of menus) {
      if (inline !== undefined) put(menu, { command, when, group: `inline@${inline}` });
      put(menu, { command, when: [when, ...selectionOf(most)].join(' && '), group });
    }
  }
  return all;
}

function selectionOf(most: MenuPlace['most']): string[] {
  if (most === undefined) return [];
  return [most === 1 ? '!listMultiSelection' : '(!listMultiSelection || listDoubleSelection)'];
}
