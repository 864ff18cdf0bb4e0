import path from 'node:path';
import { npmCommand } from '../system/npm-command';
import { thisSystem, variable, withVariable } from '../system/system';
import { runProgram } from './processes';

/** Packages only: without their scripts, and without messages about them. */
export const quiet: readonly string[] = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];

/**
 * Runs npm in a folder; the settings of an npm that runs us (`npm_config_*`) would steer it into the wrong one.
 *
 * @param node that runs it, and what it starts
 * @throws Error with npm's output when it fails
 */
export function npm(cwd: string, args: readonly string[], node = process.execPath): Promise<string> {
  const command = npmCommand(args, thisSystem, node);
  const inherited = Object.entries(withNodeFirst(node)).filter(
    ([name]) => !/^npm_(config_(local_)?prefix|package_|lifecycle_)/i.test(name),
  );
  return runProgram(command.program, command.args, { cwd, env: Object.fromEntries(inherited) });
}

/** Our environment, in which `node` is this one. */
export function withNodeFirst(node: string): Record<string, string | undefined> {
  const searchPath = `${path.dirname(node)}${path.delimiter}${variable(thisSystem, 'PATH') ?? ''}`;
  return withVariable(thisSystem, 'PATH', searchPath);
}
