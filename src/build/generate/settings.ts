import type { SettingRow } from '../../editor/manifest/setting';
import * as rows from '../../editor/manifest/setting-rows';
import type { Rows } from './rows';

/** The settings in the order of the settings editor, by their full names. */
const settings = Object.values<SettingRow>(rows)
  .sort((a, b) => a.order - b.order)
  .map(({ key, ...setting }) => [`securityProfiles.${key}`, setting] as const);

/** The settings as package.json declares them. The severities offer every rule that can be changed. */
export function settingProperties(rules: Rows['rules']): Readonly<Record<string, object>> {
  const properties = Object.fromEntries(
    rules
      .filter(({ id }) => id !== 'syntax')
      .map(({ id, title }) => [
        id,
        { type: 'string', enum: ['error', 'warning', 'information', 'off'], description: title },
      ]),
  ) as object;
  return Object.fromEntries(
    settings.map(([name, setting]) => [name, setting.type === 'object' ? { ...setting, properties } : setting]),
  );
}

/** Settings that a workspace may set, and that are ignored while it is not trusted. */
export const restrictedSettings = settings.filter(([, { scope }]) => scope !== 'application').map(([name]) => name);

/** The rows of the README's table. */
export const settingTable = (code: (value: unknown) => string): string[][] =>
  settings.map(([name, setting]) => [
    code(name),
    'enum' in setting ? setting.enum.map(code).join(', ') : '',
    code(setting.default),
    setting.markdownDescription,
  ]);
