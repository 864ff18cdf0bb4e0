import { historyViewId, kindsViewId, planViewId, type Key } from '../../editor/manifest/menus';
import type { Rows } from './rows';

/** `ctrl+k shift+a` as `Ctrl+K Shift+A`. */
const shown = (key: string) => key.replace(/(?:^|(?<=[+ ]))[a-z]/g, (letter) => letter.toUpperCase());

/** Keys outside of macOS, each once. */
const keysElsewhere = (keys: readonly Key[]) => [
  ...new Set(keys.flatMap(({ key }) => (key === undefined ? [] : [shown(key)]))),
];

/** The keys of a command in a cell of a table. */
export const keysOf = (keys: readonly Key[] = []) => keysElsewhere(keys).join(', ');

const keysOnMac = (keys: readonly Key[]) => [
  ...new Set(keys.flatMap(({ key, mac = key }) => (mac ? [shown(mac)] : []))),
];

const places: readonly (readonly [viewId: string, place: string])[] = [
  [kindsViewId, '_Payloads_ view'],
  [historyViewId, '_History_ view'],
  [planViewId, '_Plan_ view'],
];

/** Where keys work, by their conditions. */
function placesOf(keys: readonly Key[]): string {
  const conditions = keys.map(({ when }) => when);
  const views = places.filter(([viewId]) => conditions.some((when) => when.includes(`focusedView == ${viewId}`)));
  return [
    ...(conditions.some((when) => when.includes('editorFocus')) ? ['Editor'] : []),
    ...(conditions.some((when) => when.includes('focusedView =~')) ? ['views of this extension'] : []),
    ...views.map(([, place]) => place),
  ].join(', ');
}

/** Every key: what it does, where, and what it is on macOS. */
export function keyTable(commands: Rows['commands']): string[][] {
  return [
    ['Command', 'Where', 'Windows, Linux', 'macOS'],
    ...Object.values(commands).flatMap(({ title, keys = [] }) =>
      keys.length === 0 ? [] : [[title, placesOf(keys), keysOf(keys), keysOnMac(keys).join(', ')]],
    ),
  ];
}
