import { root } from '../folders';
import { join, relative, sep } from 'node:path';
import type { Plugin } from 'esbuild';

const sourceFolder = join(root, 'src');

/** Marks a question where a source file is, whatever bundle it is in. */
export const whereIs = 'where is it?';

/** Files that share a bundle, by its name, because who wants one of them is about to want the next. */
const together: Readonly<Record<string, RegExp>> = {
  'validation-fixes': /^validation-rules-[a-z-]+-fix$/,
};

/** `src/sandbox/server.ts` → `sandbox-server`, the bundle in `dist/` that it is in. */
export function bundleName(file: string): string {
  const name = relative(sourceFolder, file).split(sep).join('-').replace(/\.ts$/, '');
  return Object.keys(together).find((bundle) => together[bundle]?.test(name)) ?? name;
}

/** What esbuild is to make bundles of: each file, or one module that has the exports of all files of its bundle. */
export function lazyEntries(files: readonly string[]): { in: string; out: string }[] {
  const bundles = new Map<string, string[]>();
  for (const file of files) bundles.set(bundleName(file), [...(bundles.get(bundleName(file)) ?? []), file]);
  return [...bundles].map(([out, [first = '', ...more]]) => ({
    in: more.length === 0 ? first : `together:${[first, ...more].join(',')}`,
    out,
  }));
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
        return { contents, resolveDir: root };
      });
    },
  };
}
