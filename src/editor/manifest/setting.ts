import type { Severity } from '../../validation/problem';

/** The sections of the settings editor, in their order. */
export const settingGroups = ['Authoring', 'Sending', 'Environments'] as const;
export type SettingGroup = (typeof settingGroups)[number];

interface Declaration {
  /** Without `securityProfiles.`. */
  readonly key: string;
  /** Place in the settings editor. */
  readonly order: number;
  /**
   * `application`: read from the user's own settings alone, because it decides where a token or a payload goes. Others are
   * ignored in a workspace that is not trusted.
   */
  readonly scope: 'application' | 'machine-overridable' | 'resource';
  /** The section of the settings editor that it stands in; `Sending` unless given. */
  readonly group?: SettingGroup;
  readonly tags?: readonly string[];
  readonly markdownDescription: string;
}

interface Text extends Declaration {
  readonly type: 'string';
  readonly default: string;
}

interface Choice extends Text {
  readonly enum: readonly string[];
  /** One for each choice, in their order. */
  readonly markdownEnumDescriptions: readonly string[];
}

interface Integer extends Declaration {
  readonly type: 'integer';
  readonly default: number;
  readonly minimum: number;
  readonly maximum: number;
}

interface Texts extends Declaration {
  readonly type: 'array';
  readonly items: { readonly type: 'string' };
  readonly default: readonly string[];
}

interface Severities extends Declaration {
  readonly type: 'object';
  readonly additionalProperties: false;
  readonly default: Readonly<Record<string, Severity | 'off'>>;
}

/** A setting as a row: what package.json says of it, and what its reader holds its value to. */
export type SettingRow = Text | Choice | Integer | Texts | Severities;

/** What a reader makes of a setting. */
export type SettingValue<Row extends SettingRow> = Row extends { readonly enum: readonly (infer Member)[] }
  ? Member
  : Row extends { readonly type: 'integer' }
    ? number
    : Row extends { readonly type: 'array' }
      ? readonly string[]
      : Row extends { readonly type: 'object' }
        ? Readonly<Record<string, unknown>>
        : string;
