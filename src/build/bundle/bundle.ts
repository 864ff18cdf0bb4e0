import { root } from '../folders';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build, context, type BuildOptions, type Metafile, type Plugin } from 'esbuild';
import { lazyEntries, lazyPlugin, sharedRoomPlugin } from './lazy-plugin';
import { schemaPlugin } from './schema-plugin';

/** What every bundle has in common. `mainFields`: jsonc-parser's UMD build dies at load when bundled. */
const common = {
  absWorkingDir: root,
  bundle: true,
  platform: 'node',
  format: 'cjs',
  target: 'node20',
  mainFields: ['module', 'main'],
  external: ['vscode'],
  // Files of our own load by `require`: `import()` of CommonJS costs a pass over its exports.
  supported: { 'dynamic-import': false },
  sourcemap: 'linked',
  logLevel: 'warning',
  logOverride: { 'import-is-undefined': 'error' },
  plugins: [schemaPlugin],
} satisfies BuildOptions;

/** What ships names no source map, because none ships; the maps lie beside it in `dist/`, to read a stack from a log with. */
const shipped = (minify: boolean) => ({ minify, sourcemap: minify ? 'external' : 'linked' }) satisfies BuildOptions;

/** What is made from the schemas is in several bundles' way: it goes into files of its own, once, beside them. */
const shared = ['virtual:model', 'virtual:validators'];
const sharedName = (module: string) => module.replace('virtual:', 'schemas-');

const sharePlugin: Plugin = {
  name: 'share',
  setup(build) {
    build.onResolve({ filter: /^virtual:/ }, ({ path, kind }) =>
      kind === 'entry-point' ? undefined : { path: `./${sharedName(path)}.js`, external: true },
    );
  },
};

const activation = join(root, 'src/extension.ts');

/** Builds `entries` and, in turn, everything that they import dynamically, each into a file of its own in `outdir`. */
export async function bundleWithLazyRooms(
  entries: readonly string[],
  minify: boolean,
  outdir = 'dist',
): Promise<Metafile> {
  const done = new Set<string>();
  const inputs: Metafile['inputs'] = {};
  const outputs: Metafile['outputs'] = {};
  let todo = [...entries.map((entry) => join(root, entry)), ...shared];
  while (todo.length > 0) {
    const found = new Set<string>();
    for (const [files, plugins] of [
      // What VS Code starts with is one file: what it needs of the shared rooms it has of its own.
      [todo.filter((file) => file === activation), []],
      [todo.filter((file) => file !== activation), [sharedRoomPlugin(found)]],
    ] as const) {
      if (files.length === 0) continue;
      const { metafile } = await build({
        ...common,
        ...shipped(minify),
        metafile: true,
        plugins: [sharePlugin, ...plugins, schemaPlugin, lazyPlugin(found)],
        entryPoints: [
          ...files.filter((file) => shared.includes(file)).map((file) => ({ in: file, out: sharedName(file) })),
          ...lazyEntries(files.filter((file) => !shared.includes(file))),
        ],
        outdir,
      });
      Object.assign(inputs, metafile.inputs);
      Object.assign(outputs, metafile.outputs);
    }
    for (const file of todo) done.add(file);
    todo = [...found].filter((file) => !done.has(file));
  }
  return { inputs, outputs };
}

/** What is started by name: by VS Code, by npm, and as a thread. */
const entries = ['src/extension.ts', 'src/cli.ts', 'src/validation/worker.ts'];

/** The panel's script runs in a webview: a browser, no Node. */
const panelScript = {
  ...common,
  platform: 'browser',
  supported: {},
  format: 'iife',
  target: 'chrome132',
  external: [],
  entryPoints: [{ in: 'src/panel/page/main.ts', out: 'panel' }],
  outdir: 'dist',
} satisfies BuildOptions;

/** Bundles the extension, the command line and the panel's script into `dist/`. */
export async function bundle(minify = true): Promise<Metafile> {
  await rm(join(root, 'dist'), { recursive: true, force: true, maxRetries: 6 });
  const [node, panel] = await Promise.all([
    bundleWithLazyRooms(entries, minify),
    build({ ...panelScript, ...shipped(minify), metafile: true }),
  ]);
  const metafile = {
    inputs: { ...node.inputs, ...panel.metafile.inputs },
    outputs: { ...node.outputs, ...panel.metafile.outputs },
  };
  await writeFile(join(root, 'dist/meta.json'), JSON.stringify(metafile));
  return metafile;
}

/** Bundles the test files of a suite into `out/test/<suite>/`, dynamic imports inlined. */
export async function bundleTests(suite: string): Promise<void> {
  await rm(join(root, 'out/test', suite), { recursive: true, force: true, maxRetries: 6 });
  await build({
    ...common,
    entryPoints: [`test/${suite}/**/*.test.ts`, `test/${suite}/index.ts`].filter(
      (pattern) => suite === 'host' || !pattern.endsWith('index.ts'),
    ),
    outbase: `test/${suite}`,
    outdir: `out/test/${suite}`,
    // mocha finds its own parts by require.resolve; inside VS Code none of those is used.
    logOverride: { ...common.logOverride, 'require-resolve-not-external': 'silent' },
    packages: suite === 'host' ? 'bundle' : 'external',
    minify: false,
  });
}

/** Bundles mocha's reporter for the processes that run tests, whatever their Node; returns its path. */
export async function bundleReporter(): Promise<string> {
  const outfile = join(root, 'out/test/reporter.js');
  await build({ ...common, entryPoints: ['src/build/test/reporter.ts'], outfile, packages: 'external' });
  return outfile;
}

async function watch(): Promise<void> {
  await bundle(false);
  const watcher = await context({
    ...common,
    entryPoints: entries,
    outdir: 'out/watch',
    plugins: [
      schemaPlugin,
      {
        name: 'rebuild',
        setup: (build) =>
          build.onEnd(async () => {
            await bundle(false);
          }),
      },
    ],
  });
  await watcher.watch();
}

if (require.main === module) {
  void (process.argv.includes('--watch') ? watch() : bundle(!process.argv.includes('--dev')));
}
