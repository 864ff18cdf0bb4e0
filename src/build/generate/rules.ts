import { root } from '../root';
import { build } from 'esbuild';
import type { Rule } from '../../validation/rule';
import { schemaPlugin } from '../bundle/schema-plugin';

export type RuleRow = Pick<Rule, 'id' | 'severity' | 'intents' | 'title'>;

/** The table of rules. The rules import what only the bundler makes, so that they are bundled to be read. */
export async function readRules(): Promise<readonly RuleRow[]> {
  const result = await build({
    absWorkingDir: root,
    entryPoints: ['src/validation/rules.ts'],
    bundle: true,
    format: 'esm',
    platform: 'node',
    mainFields: ['module', 'main'],
    write: false,
    plugins: [schemaPlugin],
  });
  const code = Buffer.from(result.outputFiles[0]?.contents ?? []).toString('base64');
  const { rules } = (await import(`data:text/javascript;base64,${code}`)) as { rules: readonly RuleRow[] };
  return rules;
}
