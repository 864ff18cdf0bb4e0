import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

/** Left to right, as ARCHITECTURE.md draws them; the same array that lint is made from. */
interface LintConfig {
  readonly stages: readonly string[];
}

const source = path.resolve('src');

/** Every TypeScript file below `src/`, as `stage/file.ts` with forward slashes. */
function sourceFiles(): string[] {
  return readdirSync(source, { recursive: true, encoding: 'utf8' })
    .map((name) => name.split(path.sep).join('/'))
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.d.ts') && !name.startsWith('build/'));
}

/** What a file imports, in any way: static, type-only, re-export, dynamic. */
function importsOf(file: string): string[] {
  const text = readFileSync(path.join(source, file), 'utf8');
  return ts.preProcessFile(text, true, true).importedFiles.map(({ fileName }) => fileName);
}

/** The stage that a relative import of `file` leads to; `''` for a file at the top of `src/`. */
function stageOfImport(file: string, specifier: string): string {
  const target = path.posix.join(path.posix.dirname(file), specifier);
  return target.includes('/') ? (target.split('/')[0] ?? '') : '';
}

describe('The borders between the stages', () => {
  let stages: readonly string[];
  before(async () => {
    ({ stages } = (await import(path.resolve('eslint.config.mjs'))) as LintConfig);
  });

  it('name every folder of src/ but cli/ and build/', () => {
    const folders = new Set(
      sourceFiles()
        .filter((file) => file.includes('/'))
        .map((file) => file.split('/')[0]),
    );
    folders.delete('cli');
    assert.deepEqual([...folders].sort(), [...stages].sort());
  });

  it('are crossed from right to left only', () => {
    const crossings: string[] = [];
    for (const file of sourceFiles().filter((name) => name.includes('/') && !name.startsWith('cli/'))) {
      const stage = stages.indexOf(file.split('/')[0] ?? '');
      for (const specifier of importsOf(file).filter((name) => name.startsWith('.'))) {
        const target = stageOfImport(file, specifier);
        const allowed =
          target === '' ? /errors$/.test(specifier) || file.startsWith('editor/') : stages.indexOf(target) <= stage;
        if (!allowed) crossings.push(`${file} imports ${specifier}`);
      }
    }
    assert.deepEqual(crossings, []);
  });

  it('keep each private package in its room', () => {
    const rooms: Record<string, RegExp> = {
      vscode: /^(editor\/|extension\.ts$)/,
      '@azure/msal-node': /^auth\//,
      hono: /^sandbox\//,
      '@hono/node-server': /^sandbox\//,
    };
    const strays = sourceFiles().flatMap((file) =>
      importsOf(file)
        .filter((name) =>
          Object.entries(rooms).some(([pkg, room]) => (name === pkg || name.startsWith(`${pkg}/`)) && !room.test(file)),
        )
        .map((name) => `${file} imports ${name}`),
    );
    assert.deepEqual(strays, []);
  });
});
