import { settingGroups, type SettingRow } from '../../editor/manifest/setting';
import * as rows from '../../editor/manifest/setting-rows';
import type { Rows } from './rows';

/** The settings in the order of the settings editor, by their full names. */
const settings = Object.values<SettingRow>(rows)
  .sort((a, b) => a.order - b.order)
  .map(({ key, ...setting }) => [`securityProfiles.${key}`, setting] as const);

/** The sections of the settings editor as package.json declares them. The severities offer every rule that can be changed. */
export function configuration(rules: Rows['rules']): readonly object[] {
  const properties = Object.fromEntries(
    rules
      .filter(({ id }) => id !== 'syntax')
      .map(({ id, title }) => [
        id,
        { type: 'string', enum: ['error', 'warning', 'information', 'off'], description: title },
      ]),
  ) as object;
  return settingGroups.map((title, order) => ({
    title,
    order,
    properties: Object.fromEntries(
      settings.flatMap(([name, { group = 'Sending', ...setting }]) =>
        group === title ? [[name, setting.type === 'object' ? { ...setting, properties } : setting]] : [],
      ),
    ),
  }));
}

/** Settings that a workspace may set, and that are ignored while it is not trusted. */
export const restrictedSettings = settings.filter(([, { scope }]) => scope !== 'application').map(([name]) => name);

/**
 * A description where no command can run: pages of ours are links, commands are names. A link that stands by itself, not in
 * a sentence, would be a name that says nothing: it's left out.
 */
const withoutCommands = (description: string): string =>
  description
    .replace(
      /\[([^\]]+)\]\(command:securityProfiles\.openDocumentation\?%5B%22docs:([a-z-]+)%22%5D\)/g,
      '[$1](docs/$2.md)',
    )
    .replace(/(?<=\.) \[[^\]]+\]\(command:[^)]+\)(?= \[|$)/g, '')
    .replace(/\[([^\]]+)\]\(command:[^)]+\)/g, '_$1_');

/** The rows of the README's table. */
export const settingTable = (code: (value: unknown) => string): string[][] =>
  settings.map(([name, setting]) => [
    code(name),
    'enum' in setting ? setting.enum.map(code).join(', ') : '',
    code(setting.default),
    withoutCommands(setting.markdownDescription),
  ]);
