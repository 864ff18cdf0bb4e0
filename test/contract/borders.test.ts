import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { root } from './support/files';

interface Room {
  readonly room: string;
  readonly imports: readonly string[];
}

/** The allow-list, as lint reads it. */
interface Borders {
  readonly rooms: readonly Room[];
  roomOf(file: string): Room | undefined;
  whyNot(file: string, specifier: string): string | undefined;
}

const source = path.join(root, 'src');

/** Every TypeScript file below `src/`, with forward slashes. */
const files = readdirSync(source, { recursive: true, encoding: 'utf8' })
  .map((name) => name.split(path.sep).join('/'))
  .filter((name) => name.endsWith('.ts') && !name.endsWith('.d.ts'));

/** What each file imports, in any way: static, type-only, re-export, dynamic. */
const imports = new Map(
  files.map((file) => {
    const text = readFileSync(path.join(source, file), 'utf8');
    return [file, ts.preProcessFile(text, true, true).importedFiles.map(({ fileName }) => fileName)];
  }),
);

/** The files of ours that a file imports. */
const neighbours = (file: string) =>
  (imports.get(file) ?? [])
    .filter((specifier) => specifier.startsWith('.'))
    .map((specifier) => `${path.posix.join(path.posix.dirname(file), specifier)}.ts`)
    .filter((name) => imports.has(name));

/** A way from a node back to itself; undefined where there is none. */
function circle(nodes: readonly string[], next: (node: string) => readonly string[]): string[] | undefined {
  const done = new Set<string>();
  const visit = (node: string, way: readonly string[]): string[] | undefined => {
    if (way.includes(node)) return [...way.slice(way.indexOf(node)), node];
    if (done.has(node)) return undefined;
    for (const one of next(node)) {
      const found = visit(one, [...way, node]);
      if (found) return found;
    }
    done.add(node);
    return undefined;
  };
  for (const node of nodes) {
    const found = visit(node, []);
    if (found) return found;
  }
  return undefined;
}

describe('The borders between the rooms', () => {
  let borders: Borders;
  before(async () => {
    borders = (await import(path.join(root, 'rooms.mjs'))) as Borders;
  });

  it('give every file outside of build/ a room, and every room a file', () => {
    const homeless = files.filter((file) => !file.startsWith('build/') && !borders.roomOf(file));
    assert.deepEqual(homeless, []);
    const lived = new Set(files.map((file) => borders.roomOf(file)?.room));
    assert.deepEqual(
      borders.rooms.filter(({ room }) => !lived.has(room)),
      [],
    );
  });

  it('surround rooms that ARCHITECTURE.md describes, those of the editor too', () => {
    const page = readFileSync(path.join(root, 'ARCHITECTURE.md'), 'utf8');
    const folders = borders.rooms
      .map(({ room }) => room)
      .filter((room) => files.some((file) => file.startsWith(`${room}/`)));
    const described = (room: string) => {
      const [outer = '', inner] = room.split('/');
      return page.includes(inner === undefined || outer === 'panel' ? `\`${outer}/\`` : `\n| \`${inner}\` `);
    };
    assert.deepEqual(
      folders.filter((room) => !described(room)),
      [],
    );
  });

  it('stand on a page that names only files that exist', () => {
    const page = readFileSync(path.join(root, 'ARCHITECTURE.md'), 'utf8');
    const all = ['src', 'test', 'docs', 'schemas'].flatMap((folder) =>
      readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' }).map((name) =>
        `${folder}/${name}`.split(path.sep).join('/'),
      ),
    );
    const there = [...all, ...readdirSync(root)];
    const named = [...page.matchAll(/`([^`\s]+\.(?:ts|mjs|json|md)|(?:src|test|docs|schemas)\/[^`\s]*)`/g)];
    assert.ok(named.length > 20);
    const missing = named.filter(([, name = '']) => {
      const pattern = name
        .replace(/\/$/, '')
        .replaceAll('.', '\\.')
        .replace(/<\w+>|\*/g, '[^/]+');
      return !there.some((file) => new RegExp(`(?:^|/)${pattern}$`).test(file));
    });
    assert.deepEqual(
      missing.map(([, name]) => name),
      [],
    );
  });

  it('are crossed only where the allow-list says so', () => {
    const crossings = files.flatMap((file) =>
      (imports.get(file) ?? []).flatMap((specifier) => borders.whyNot(file, specifier) ?? []),
    );
    assert.deepEqual([...new Set(crossings)], []);
  });

  it('allow nothing that nobody needs', () => {
    const needed = new Set(
      files.flatMap((file) =>
        neighbours(file).map((target) => `${borders.roomOf(file)?.room ?? ''} > ${borders.roomOf(target)?.room ?? ''}`),
      ),
    );
    const idle = borders.rooms.flatMap(({ room, imports }) => imports.map((target) => `${room} > ${target}`));
    assert.deepEqual(
      idle.filter((pair) => !needed.has(pair)),
      [],
    );
  });

  it('are drawn from the ground up: no room imports one below it', () => {
    const order = borders.rooms.map(({ room }) => room);
    const upward = borders.rooms.flatMap(({ room, imports }) =>
      imports.filter((target) => !(order.indexOf(target) < order.indexOf(room))).map((target) => `${room} > ${target}`),
    );
    assert.deepEqual(upward, []);
  });

  it('leave no circle between files, type-only imports included', () => {
    assert.equal(circle(files, neighbours)?.join(' > '), undefined);
  });

  it('are a rule of lint', async () => {
    const { ESLint } = await import('eslint');
    const [file = ''] = files.filter((name) => name.startsWith('text/'));
    const eslint = new ESLint({
      cwd: root,
      ruleFilter: ({ ruleId }) => ruleId === 'house/borders',
      // With CI=true, typescript-eslint reads the file from the disk instead of this text.
      overrideConfig: { languageOptions: { parserOptions: { disallowAutomaticSingleRunInference: true } } },
    });
    const [result] = await eslint.lintText("export * from '../errors';\n", { filePath: path.join(source, file) });
    assert.deepEqual(
      result?.messages.map(({ message }) => message),
      ['text may not import errors: see rooms.mjs.'],
    );
  }).timeout(60_000);
});

describe('The files of the house', () => {
  const lines = readdirSync(source, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => ({ name, count: readFileSync(path.join(source, name), 'utf8').split('\n').length - 1 }))
    .sort((a, b) => a.count - b.count);

  it('can each be read at one sitting, and few are fragments', () => {
    const { count: median = 0 } = lines[Math.floor(lines.length / 2)] ?? {};
    assert.ok(median >= 40 && median <= 80, `The median is ${median} lines`);
    assert.deepEqual(
      lines.filter(({ count }) => count > 250),
      [],
    );
    const fragments = lines.filter(({ count }) => count <= 20);
    assert.ok(fragments.length <= 34, fragments.map(({ name }) => name).join('\n'));
  });
});
