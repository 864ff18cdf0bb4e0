import { root } from '../root';
import { join, relative, sep } from 'node:path';
import type { Plugin } from 'esbuild';

const sourceFolder = join(root, 'src');

/** `src/sandbox/server.ts` → `sandbox-server`, the file of its own that it becomes in `dist/`. */
export function bundleName(file: string): string {
  return relative(sourceFolder, file).split(sep).join('-').replace(/\.ts$/, '');
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
        const target = await build.resolve(args.path, { kind: 'import-statement', resolveDir: args.resolveDir });
        if (target.errors.length > 0) return { errors: target.errors };
        found.add(target.path);
        return { path: `./${bundleName(target.path)}.js`, external: true };
      });
    },
  };
}
