import { run } from './processes';

/** Packages alone: no scripts of theirs, and no words about them. */
export const quiet: readonly string[] = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];

/**
 * Runs npm in a folder; the settings of an npm that runs us (`npm_config_*`) would steer it into the wrong one.
 *
 * @param searchPath its `PATH`
 * @throws Error with npm's output when it fails
 */
export function npm(cwd: string, args: readonly string[], searchPath = process.env['PATH']): Promise<string> {
  const inherited = Object.entries(process.env).filter(
    ([name]) => !/^npm_(config_(local_)?prefix|package_|lifecycle_)/i.test(name),
  );
  return run('npm', args, {
    cwd,
    env: { ...Object.fromEntries(inherited), PATH: searchPath },
    // There it is a batch file.
    shell: process.platform === 'win32',
  });
}
