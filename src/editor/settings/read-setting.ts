import * as vscode from 'vscode';
import type { SettingRow, SettingValue } from '../manifest/setting';
import type * as rows from '../manifest/setting-rows';
import { settingValue } from '../manifest/setting-value';

const section = 'securityProfiles';

/** The name of a setting of ours, without `securityProfiles.`. */
export type SettingKey = (typeof rows)[keyof typeof rows]['key'];

/** The value of a setting, as its row allows it. */
export function read<Row extends SettingRow>(row: Row, scope?: vscode.ConfigurationScope): SettingValue<Row> {
  return settingValue(row, given(row, scope));
}

/**
 * What somebody set. Of an application setting a workspace's value does not count, whatever VS Code makes of it, because it
 * would decide where a token goes.
 */
function given({ key, scope: reach }: Pick<SettingRow, 'key' | 'scope'>, scope?: vscode.ConfigurationScope): unknown {
  const configuration = vscode.workspace.getConfiguration(section, scope);
  return reach === 'application' ? configuration.inspect(key)?.globalValue : configuration.get(key);
}

/** Stores a value in the user's settings. */
export async function setOfUser(key: SettingKey, value: unknown): Promise<void> {
  await vscode.workspace.getConfiguration(section).update(key, value, vscode.ConfigurationTarget.Global);
}
