import type { Command } from '../../editor/manifest/command';
import type { View } from '../../editor/manifest/view';
import type { Rule } from '../../validation/rule';
import { loadSource } from './load-source';

export type RuleRow = Pick<Rule, 'id' | 'severity' | 'intents' | 'title'>;
export type CommandRow = Omit<Command<never>, 'run'>;
export type ViewRow = Omit<View<never>, 'register'>;

/** The rows that package.json, the README and the ids are made from. */
export interface Rows {
  readonly commands: Readonly<Record<string, CommandRow>>;
  readonly rules: readonly RuleRow[];
  readonly views: readonly ViewRow[];
}

export async function readRows(): Promise<Rows> {
  const [{ commands }, { views }, { rules }] = await Promise.all([
    loadSource<Pick<Rows, 'commands'>>('editor/commands.ts'),
    loadSource<Pick<Rows, 'views'>>('editor/views/views.ts'),
    loadSource<Pick<Rows, 'rules'>>('validation/rules.ts'),
  ]);
  return { commands, views, rules };
}
