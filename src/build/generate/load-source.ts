import { build, type Plugin } from 'esbuild';
import { schemaPlugin } from '../bundle/schema-plugin';
import { root } from '../folders';

/** Rows load code that needs VS Code only when a command runs; here, none does. */
const rowsOnly: Plugin = {
  name: 'rows-only',
  setup(build) {
    build.onResolve({ filter: /.*/ }, ({ path, kind }) =>
      kind === 'dynamic-import' ? { path, external: true } : undefined,
    );
    build.onResolve({ filter: /^vscode$/ }, ({ path }) => ({ path, namespace: 'rows-only' }));
    build.onLoad({ filter: /.*/, namespace: 'rows-only' }, () => ({ contents: 'module.exports = {};' }));
  },
};

/**
 * What a source file exports. Bundled to be read, because it imports what only the bundler makes (`virtual:…`) or what only
 * VS Code has.
 *
 * @param file below `src/`
 */
export async function loadSource<T>(file: string): Promise<T> {
  const result = await build({
    absWorkingDir: root,
    entryPoints: [`src/${file}`],
    bundle: true,
    format: 'esm',
    platform: 'node',
    mainFields: ['module', 'main'],
    write: false,
    plugins: [rowsOnly, schemaPlugin],
  });
  const code = Buffer.from(result.outputFiles[0]?.contents ?? []).toString('base64');
  return (await import(`data:text/javascript;base64,${code}`)) as T;
}
