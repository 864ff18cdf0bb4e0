import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

interface Package {
  readonly scripts: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
  readonly dependencies?: Readonly<Record<string, string>>;
}

interface Installed {
  readonly bin?: string | Readonly<Record<string, string>>;
}

const read = (file: string) => readFileSync(file, 'utf8');
const json = (file: string) => JSON.parse(read(file)) as unknown;

/** The files of a folder and all below it whose name ends so. */
const below = (folder: string, ending: string) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(ending))
    .map((name) => path.join(folder, name));

/** `@azure/core-auth` of `@azure/core-auth/lib/x`, `mocha` of `mocha/bin/mocha.js`. */
const packageOf = (specifier: string) => specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/');

/** Packages that code of ours imports, in any way. */
function imported(): ReadonlySet<string> {
  const files = [...below('src', '.ts'), ...below('test', '.ts'), 'eslint.config.mjs'].map(read);
  const specifiers = files.flatMap((text) => [
    ...ts.preProcessFile(text, true, true).importedFiles.map(({ fileName }) => fileName),
    // Run or read by its path, or only described to the compiler.
    ...[...text.matchAll(/node_modules\/((?:@[\w-]+\/)?[\w.-]+)/g)].map(([, name]) => name ?? ''),
    ...[...text.matchAll(/\bimport\('([^']+)'\)/g)].map(([, name]) => name ?? ''),
    ...[...text.matchAll(/require\.resolve\('([^']+)'\)/g)].map(([, name]) => name ?? ''),
  ]);
  return new Set(specifiers.filter((name) => !name.startsWith('.')).map(packageOf));
}

/** Commands that npm scripts begin with. */
function commands(scripts: Package['scripts']): ReadonlySet<string> {
  return new Set(
    Object.values(scripts).flatMap((script) =>
      script
        .split('&&')
        .map((part) => part.trim().split(' ', 1))
        .flat(),
    ),
  );
}

function binsOf(name: string): string[] {
  const { bin } = json(path.join('node_modules', name, 'package.json')) as Installed;
  return typeof bin === 'string' ? [path.basename(name)] : Object.keys(bin ?? {});
}

describe('The packages in package.json', () => {
  it('are each used', () => {
    const { scripts, dependencies, devDependencies } = json('package.json') as Package;
    const used = imported();
    const run = commands(scripts);
    const config = ['tsconfig.json', ...below('src', 'tsconfig.json')].map(read).join();
    const isTyped = (name: string) => used.has(name) || config.includes(`"${name}"`);
    const unused = Object.keys({ ...dependencies, ...devDependencies }).filter(
      (name) =>
        !used.has(name) &&
        !config.includes(name) &&
        !binsOf(name).some((bin) => run.has(bin)) &&
        !(name.startsWith('@types/') && isTyped(name.slice('@types/'.length))),
    );
    assert.deepEqual(unused, []);
  });
});
