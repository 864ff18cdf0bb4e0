import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import type { Plugin } from 'esbuild';
import { root } from '../folders';

const sourceFolder = join(root, 'src');

/**
 * Rooms that nearly every bundle uses and that have no heavy files. Each becomes one file, which the others load.
 * Copied into every bundle, they made up a third of the VSIX.
 */
const sharedRooms: readonly RegExp[] = [
  /^(?:answer|catalog|difference|document|files|live|payload|request|response|text|transport)\//,
  /^editor\/(?:host|manifest|settings|sign-in)\//,
  // Where requests go, how, and what is asked before: whoever sends or reads needs it.
  /^editor\/send\/(?=(?:guard-write|send-request|targets)\.ts$)/,
  /^auth\/(?!msal\/)/,
  /^errors\.ts$/,
  // All rules: the editor's thread, the command line and the sandbox check by them.
  /^validation\/inspect\.ts$/,
];

const below = (file: string) => relative(sourceFolder, file).split(sep).join('/');

/** The bundle's name (`editor-host`) for a source file whose room is bundled as one. */
function sharedRoom(file: string): string | undefined {
  const name = below(file);
  const room = sharedRooms.map((shared) => shared.exec(name)?.[0]).find((found) => found !== undefined);
  return room?.replace(/\/$|\.ts$/, '').replace('/', '-');
}

/** Marks our own question where a source file is, so that the plugin lets esbuild answer it. */
const whereIs = 'where is it?';

/** Files that share a bundle, by its name, because whoever needs one of them soon needs the next. */
const together: Readonly<Record<string, RegExp>> = {
  'validation-fixes': /^validation-(?:rules-[a-z-]+-fix|fixes-(?:duplicate-tags|insert))$/,
  // They share most of their code.
  'editor-history-actions': /^editor-history-(?:history-commands|compare-attempts|response-of)$/,
  'editor-walkthrough': /^editor-walkthrough-(?:follow|open-walkthrough)$/,
  'editor-live-actions': /^editor-live-(?:live-commands|edit-as-payload|compare)$/,
  // Rarely used commands on a file, and what keeps windows apart: each too small for a bundle of its own.
  'editor-send-actions':
    /^editor-send-(?:forget|open-target|other-windows|pick-profile|resolve-conflict|send-selection|write-id)$/,
  // What is done with rows that a view shows.
  'editor-views-actions': /^editor-views-(?:file|list)-commands$/,
  'editor-plan-items': /^editor-plan-(?:plan-items|tick)$/,
  'editor-tools': /^editor-tools-/,
  // Each has the whole of locking.
  'sandbox-locks': /^sandbox-(?:handover|locked-file|temporary-folder)$/,
  history: /^history-/,
  // Each needs all of MSAL.
  'auth-msal': /^auth-msal-(?:session|app-tokens)$/,
};

/** The bundle in `dist/` that a source file goes into: `src/sandbox/server.ts` → `sandbox-server`. */
export function bundleName(file: string): string {
  const room = sharedRoom(file);
  if (room !== undefined) return room;
  const name = below(file).replaceAll('/', '-').replace(/\.ts$/, '');
  return Object.keys(together).find((bundle) => together[bundle]?.test(name)) ?? name;
}

/** Entry points for esbuild: a file, or a module that exports everything of all files in its bundle. */
export function lazyEntries(files: readonly string[]): { in: string; out: string }[] {
  const bundles = new Map<string, readonly string[]>();
  for (const file of files) {
    const room = sharedRoom(file);
    const name = bundleName(file);
    bundles.set(name, room === undefined ? [...(bundles.get(name) ?? []), file] : filesOf(room));
  }
  return [...bundles].map(([out, [first = '', ...more]]) => ({
    in: more.length === 0 ? first : `together:${[first, ...more].join(',')}`,
    out,
  }));
}

const filesOf = (room: string): readonly string[] =>
  readdirSync(sourceFolder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.d.ts'))
    .map((file) => join(sourceFolder, file))
    .filter((file) => sharedRoom(file) === room);

/** Static imports of a shared room, from outside it, load the room's file. @param found receives the imported file */
export function sharedRoomPlugin(found: Set<string>): Plugin {
  return {
    name: 'shared-rooms',
    setup(build) {
      build.onResolve({ filter: /^\.\.?\// }, ({ path, kind, importer, resolveDir, pluginData }) => {
        const target = `${join(resolveDir, path)}.ts`;
        const room = sharedRoom(target);
        if (kind !== 'import-statement' || pluginData === whereIs) return undefined;
        if (room === undefined || room === sharedRoom(importer) || !existsSync(target)) return undefined;
        found.add(target);
        return { path: `./${room}.js`, external: true };
      });
    },
  };
}

/**
 * Makes a file of its own in `dist/` for every dynamic `import('./…')`, so that unused features are never loaded.
 * esbuild can split only ES modules, and VS Code loads CommonJS.
 *
 * @param found receives the source files that need a bundle
 */
export function lazyPlugin(found: Set<string>): Plugin {
  return {
    name: 'lazy',
    setup(build) {
      build.onResolve({ filter: /^\./ }, async (args) => {
        if (args.kind !== 'dynamic-import') return undefined;
        const target = await build.resolve(args.path, {
          kind: 'import-statement',
          resolveDir: args.resolveDir,
          pluginData: whereIs,
        });
        if (target.errors.length > 0) return { errors: target.errors };
        found.add(target.path);
        return { path: `./${bundleName(target.path)}.js`, external: true };
      });
      build.onResolve({ filter: /^together:/ }, ({ path }) => ({ path, namespace: 'together' }));
      build.onLoad({ filter: /.*/, namespace: 'together' }, ({ path }) => {
        const files = path.replace('together:', '').split(',');
        const contents = files.map((file) => `export * from ${JSON.stringify(file)};`).join('\n');
        const twice = exportedTwice(files);
        if (twice.length > 0) return { errors: twice.map((text) => ({ text })) };
        return { contents, resolveDir: root };
      });
    },
  };
}

/** Names that two files of a bundle both export: the bundle would export neither. */
function exportedTwice(files: readonly string[]): string[] {
  const by = new Map<string, string>();
  const exported = /^export (?:async )?(?:abstract )?(?:const|let|class|function\*?) (\w+)/gm;
  return files.flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(exported)].flatMap(([, name = '']) => {
      const other = by.get(name);
      by.set(name, file);
      return other === undefined || other === file
        ? []
        : [`“${name}” is exported by ${other} and ${file}, which share a bundle`];
    }),
  );
}
