import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from '../folders';
import type { Command } from '../../editor/manifest/command';
import type { View } from '../../editor/manifest/view';
import type { Rule } from '../../validation/rule';
import type { walkthrough as walkthroughRow } from '../../editor/walkthrough/walkthrough';
import type { toolRows } from '../../editor/tools/tool-rows';
import { loadSource } from './load-source';

export type RuleRow = Pick<Rule, 'id' | 'severity' | 'intents' | 'title'>;
export type ContributedCommand = Omit<Command<never>, 'run'>;
export type ViewRow = Omit<View<never>, 'register'>;

type Walkthrough = typeof walkthroughRow;

/** The rows that package.json, the README and the ids are made from. */
export interface Rows {
  readonly commands: Readonly<Record<string, ContributedCommand>>;
  readonly rules: readonly RuleRow[];
  readonly views: readonly ViewRow[];
  readonly rooms: readonly RoomRow[];
  readonly walkthrough: Walkthrough;
  readonly toolRows: typeof toolRows;
}

/** A room of `src/` and what it may import, from rooms.mjs. */
interface RoomRow {
  readonly room: string;
  readonly imports: readonly string[];
  readonly packages?: readonly string[];
}

export async function readRows(): Promise<Rows> {
  const [{ commands }, { views }, { rules }, { rooms }, { walkthrough }, { toolRows: tools }] = await Promise.all([
    loadSource<Pick<Rows, 'commands'>>('editor/commands.ts'),
    loadSource<Pick<Rows, 'views'>>('editor/views/views.ts'),
    loadSource<Pick<Rows, 'rules'>>('validation/rules.ts'),
    import(pathToFileURL(join(root, 'rooms.mjs')).href) as Promise<Pick<Rows, 'rooms'>>,
    loadSource<Pick<Rows, 'walkthrough'>>('editor/walkthrough/walkthrough.ts'),
    loadSource<Pick<Rows, 'toolRows'>>('editor/tools/tool-rows.ts'),
  ]);
  return { commands, views, rules, rooms, walkthrough, toolRows: tools };
}
