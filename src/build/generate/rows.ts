import type { Command } from '../../editor/manifest/command';
import type { Rule } from '../../validation/rule';
import { loadSource } from './load-source';

export type RuleRow = Pick<Rule, 'id' | 'severity' | 'intents' | 'title'>;
export type CommandRow = Omit<Command<never>, 'run'>;

/** The rows that package.json, the README and the ids are made from. */
export interface Rows {
  readonly commands: Readonly<Record<string, CommandRow>>;
  readonly rules: readonly RuleRow[];
}

export async function readRows(): Promise<Rows> {
  const [{ commands }, { rules }] = await Promise.all([
    loadSource<Pick<Rows, 'commands'>>('editor/commands.ts'),
    loadSource<Pick<Rows, 'rules'>>('validation/rules.ts'),
  ]);
  return { commands, rules };
}
