import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import type { Plugin } from 'esbuild';
import { root } from '../folders';

const sourceFolder = join(root, 'src');

/**
 * Rooms whose code nearly every bundle uses, and none of whose files is heavy: each is one file, which the others load.
 * Copied into each bundle they were a third of what ships.
 */
const sharedRooms: readonly RegExp[] = [
  /^(?:catalog|difference|document|files|live|payload|request|response|text|transport)\//,
  /^editor\/(?:host|manifest|settings|sign-in)\//,
  /^auth\/(?!msal\/)/,
  /^errors\.ts$/,
  // All rules, which the editor's thread, the command line and the sandbox check by.
  /^validation\/inspect\.ts$/,
];

const below = (file: string) => relative(sourceFolder, file).split(sep).join('/');

/** The room of a source file that has one bundle for all of its files, as the bundle is called: `editor-host`. */
export function sharedRoom(file: string): string | undefined {
  const name = below(file);
  const room = sharedRooms.map((shared) => shared.exec(name)?.[0]).find((found) => found !== undefined);
  return room?.replace(/\/$|\.ts$/, '').replace('/', '-');
}

/** Marks a question where a source file is, whatever bundle it is in. */
const whereIs = 'where is it?';

/** Files that share a bundle, by its name, because who wants one of them is about to want the next. */
const together: Readonly<Record<string, RegExp>> = {
  'validation-fixes': /^validation-rules-[a-z-]+-fix$/,
  // Either has the whole of MSAL.
  'auth-msal': /^auth-msal-(?:session|app-tokens)$/,
};

/** `src/sandbox/server.ts` → `sandbox-server`, the bundle in `dist/` that it is in. */
export function bundleName(file: string): string {
  const room = sharedRoom(file);
  if (room !== undefined) return room;
  const name = below(file).replaceAll('/', '-').replace(/\.ts$/, '');
  return Object.keys(together).find((bundle) => together[bundle]?.test(name)) ?? name;
}

/** What esbuild is to make bundles of: each file, or one module that has the exports of all files of its bundle. */
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

/** A static import of a shared room from outside of it loads the room's file. @param found receives the imported file */
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
 * Makes every dynamic `import('./…')` a file of its own in `dist/`, so that what a person does not use is not loaded:
 * esbuild splits ESM only, and VS Code wants CommonJS here.
 *
 * @param found receives the source files that want a bundle
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

/** Names that two files of a bundle export: the bundle would have neither. */
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
