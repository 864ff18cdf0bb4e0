import { onSearchPath, pathsOf, thisSystem, variable, type System } from './system';

/**
 * npm with arguments. It is a script for Node, and Node runs it: the `npm.cmd` of Windows would need a shell.
 *
 * @param node that runs it, where it is not to be the one that runs us
 * @returns for `runProgram`, `runProgramSync` and `startTree`
 * @throws Error where there is no npm
 */
export function npmCommand(
  args: readonly string[],
  system: System = thisSystem,
  node = system.node,
): { readonly program: string; readonly args: readonly string[] } {
  const script = npmScriptOf(system);
  if (script !== undefined) return { program: node, args: [script, ...args] };
  const program = onSearchPath(system, system.platform === 'win32' ? ['npm.cmd'] : ['npm']);
  if (program === undefined) throw new Error('npm was not found: neither beside Node nor on the PATH.');
  return { program, args };
}

/** The npm that runs us, else the one that came with Node. */
function npmScriptOf(system: System): string | undefined {
  const paths = pathsOf(system);
  const running = variable(system, 'npm_execpath');
  const beside = paths.dirname(system.node);
  const candidates = [
    // Other package managers set it, too.
    ...(running !== undefined && paths.basename(running) === 'npm-cli.js' ? [running] : []),
    paths.join(beside, 'node_modules', 'npm', 'bin', 'npm-cli.js'),
    paths.join(beside, '..', 'lib', 'node_modules', 'npm', 'bin', 'npm-cli.js'),
  ];
  return candidates.find(system.isFile);
}
