import type { SettingRow } from '../../src/editor/manifest/setting';
import * as settings from '../../src/editor/manifest/setting-rows';

/**
 * Every setting of ours that is the person's alone, because it decides where a token or a payload goes, set so that all
 * would lead to somebody else.
 *
 * @param evil URL of that somebody, with a port
 */
export function hostileSettings(evil: string): Record<string, unknown> {
  const rows = Object.values<SettingRow>(settings).filter(({ scope }) => scope === 'application');
  return Object.fromEntries(rows.map((row) => [`securityProfiles.${row.key}`, valueOf(row, evil)]));
}

function valueOf(row: SettingRow, evil: string): unknown {
  if ('enum' in row) return row.enum.at(-1);
  if (row.type === 'array') return [`${evil}/.default`];
  return row.type === 'integer' ? Number(new URL(evil).port) : `${evil}/beta`;
}
