import type { SettingRow, SettingValue } from './setting';

/**
 * What a setting's row makes of a value, which is whatever somebody typed: of another type or unknown, it counts as not set;
 * a number beyond the bounds counts as the nearest one; one text alone counts as a list of it.
 */
export function settingValue<Row extends SettingRow>(row: Row, given: unknown): SettingValue<Row> {
  return (valueOf(row, given) ?? row.default) as SettingValue<Row>;
}

function valueOf(row: SettingRow, given: unknown): unknown {
  if (given === undefined || given === null) return undefined;
  switch (row.type) {
    case 'integer':
      return typeof given === 'number' ? Math.min(row.maximum, Math.max(row.minimum, Math.trunc(given))) : undefined;
    case 'array':
      return [given].flat().filter((item) => typeof item === 'string');
    case 'object':
      return typeof given === 'object' ? given : undefined;
    case 'string':
      return typeof given === 'string' && (!('enum' in row) || row.enum.includes(given)) ? given : undefined;
  }
}
