import { root } from '../folders';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build, context, type BuildOptions, type Metafile, type Plugin } from 'esbuild';
import { bundleName, lazyEntries, lazyPlugin, sharedRoomPlugin } from './lazy-plugin';
import { schemaPlugin } from './schema-plugin';

/** Options that all bundles share. `mainFields`: jsonc-parser's UMD build fails to load when bundled. */
const common = {
  absWorkingDir: root,
  bundle: true,
  platform: 'node',
  format: 'cjs',
  target: 'node20',
  charset: 'utf8',
  mainFields: ['module', 'main'],
  external: ['vscode'],
  // Our own files are loaded with `require`: `import()` scans a CommonJS file for its exports first.
  supported: { 'dynamic-import': false },
  sourcemap: 'linked',
  logLevel: 'warning',
  logOverride: { 'import-is-undefined': 'error' },
  plugins: [schemaPlugin],
} satisfies BuildOptions;

/** Shipped files name no source map, because none ships. The maps stay in `dist/`, to decode stacks from logs. */
const shipped = (minify: boolean) => ({ minify, sourcemap: minify ? 'external' : 'linked' }) satisfies BuildOptions;

/** Several bundles need what is made from the schemas, so it goes into files of its own, once, beside them. */
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
      // VS Code starts with a single file, so that one has its own copy of what it needs from the shared rooms.
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
    const fresh = [...found].filter((file) => !done.has(file));
    // If the bundle was built before with some of its files, it's built again with all of them.
    const bundles = new Set(fresh.map(bundleName));
    todo = [...fresh, ...[...done].filter((file) => bundles.has(bundleName(file)))];
  }
  return { inputs, outputs };
}

/** Files that are started by name: by VS Code, by npm, or as a worker thread. */
const entries = ['src/extension.ts', 'src/cli.ts', 'src/validation/worker.ts'];

/** The panel's page is shown in a webview: a browser, no Node. */
const panelPage = {
  ...common,
  platform: 'browser',
  charset: 'ascii',
  supported: {},
  format: 'iife',
  target: 'chrome132',
  external: [],
  entryPoints: ['main.ts', 'panel.css'].map((file) => ({ in: `src/panel/page/${file}`, out: 'panel' })),
  outdir: 'dist',
} satisfies BuildOptions;

/** Bundles the extension, the command line and the panel's page into `dist/`. */
export async function bundle(minify = true): Promise<Metafile> {
  await rm(join(root, 'dist'), { recursive: true, force: true, maxRetries: 6 });
  const [node, panel] = await Promise.all([
    bundleWithLazyRooms(entries, minify),
    build({ ...panelPage, ...shipped(minify), metafile: true }),
  ]);
  const metafile = {
    inputs: { ...node.inputs, ...panel.metafile.inputs },
    outputs: { ...node.outputs, ...panel.metafile.outputs },
  };
  await writeFile(join(root, 'dist/meta.json'), JSON.stringify(metafile));
  return metafile;
}

const bundledTests = new Map<string, Promise<void>>();

/**
 * Bundles the test files of a suite into `out/test/<suite>/`, dynamic imports inlined. Once in a process: a run takes the
 * same files under several versions of Node and of VS Code.
 */
export function bundleTests(suite: string): Promise<void> {
  const bundled = bundledTests.get(suite) ?? buildTests(suite);
  bundledTests.set(suite, bundled);
  return bundled;
}

async function buildTests(suite: string): Promise<void> {
  await rm(join(root, 'out/test', suite), { recursive: true, force: true, maxRetries: 6 });
  await build({
    ...common,
    entryPoints: [`test/${suite}/**/*.test.ts`, `test/${suite}/index.ts`].filter(
      (pattern) => suite === 'host' || !pattern.endsWith('index.ts'),
    ),
    outbase: `test/${suite}`,
    outdir: `out/test/${suite}`,
    // mocha finds its own modules with require.resolve; inside VS Code, none of them is used.
    logOverride: { ...common.logOverride, 'require-resolve-not-external': 'silent' },
    packages: suite === 'host' ? 'bundle' : 'external',
    // Node reads the map of whatever it loads, and needs only the places from it.
    sourcesContent: false,
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
