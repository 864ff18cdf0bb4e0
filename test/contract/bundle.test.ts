import assert from 'node:assert/strict';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { createRequire, isBuiltin } from 'node:module';
import path from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { packagedText } from '../../src/build/bundle/package';
import { filesIn } from './support/files';

interface Metafile {
  readonly outputs: Record<
    string,
    { readonly inputs: Record<string, unknown>; readonly imports: readonly { path: string }[] }
  >;
}

const kilobyte = 1000;

/** What must wait for its first use. */
const heavy = [/node_modules\/hono\//, /msal-node/, /node_modules\/ajv/, /src\/sandbox\//, /src\/transport\//];

describe('The bundles', () => {
  const meta = JSON.parse(readFileSync('dist/meta.json', 'utf8')) as Metafile;
  const inputsOf = (output: string) => Object.keys(meta.outputs[output]?.inputs ?? {});

  it('carry nothing in editor-start.js, which the first payload loads, that a person may not need', () => {
    const inputs = inputsOf('dist/editor-start.js');
    assert.ok(inputs.length > 0);
    const unwanted = inputs.filter((input) => heavy.some((pattern) => pattern.test(input)));
    assert.deepEqual(unwanted, []);
  });

  it('keep extension.js, which any JSON file loads, under 10 kB', () => {
    assert.ok(statSync('dist/extension.js').size < 10 * kilobyte, `${statSync('dist/extension.js').size} bytes`);
  });

  it('keep editor-start.js, which the first payload loads with the shared rooms, within 52.7 kB', () => {
    const { size } = statSync('dist/editor-start.js');
    assert.ok(size <= 52.7 * kilobyte, `${size} bytes`);
  });

  it('keep the VSIX under 560 kB, the pictures of the walkthrough aside', () => {
    const pictures = filesIn('media/walkthrough').map((name) => readFileSync(`media/walkthrough/${name}`));
    const packed = pictures.map((picture) => deflateRawSync(picture, { level: 9 }).length);
    const size = statSync('out/graph-security-profiles.vsix').size - packed.reduce((sum, each) => sum + each);
    assert.ok(size < 560 * kilobyte, `${size} bytes`);
    assert.ok(statSync('out/graph-security-profiles.vsix').size < 930 * kilobyte);
  });

  it('ship the manifest as it is written, but for what only building needs', async () => {
    const { scripts, ...written } = JSON.parse(readFileSync('package.json', 'utf8')) as Record<string, object>;
    Reflect.deleteProperty(written, 'devDependencies');
    assert.deepEqual(JSON.parse(await packagedText('package.json')), written);
    // The only one that an installed extension may have.
    assert.ok(scripts && !Object.hasOwn(scripts, 'vscode:uninstall'));
  });

  it('ship schemas, snippets, and grammars whole, without the layout that people need', async () => {
    for (const [folder, ending] of [
      ['schemas', '.schema.json'],
      ['schemas/vscode', '.schema.json'],
      ['snippets', '.json'],
      ['syntaxes', '.json'],
    ] as const) {
      const files = filesIn(folder).filter((name) => name.endsWith(ending));
      assert.notEqual(files.length, 0);
      for (const file of files) {
        const written = readFileSync(`${folder}/${file}`, 'utf8');
        assert.equal(await packagedText(`${folder}/${file}`), JSON.stringify(JSON.parse(written)));
      }
    }
  });

  it('shorten no name of an error: logs show it, so each class says its own', () => {
    const classes = readdirSync('src', { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts'))
      .map((file) => readFileSync(path.join('src', file), 'utf8'))
      .flatMap((text) => [...text.matchAll(/export class (\w+) extends \w*(?:Error|Failure)\b[^}]*?\{\n(.*)/g)]);
    assert.ok(classes.length > 5);
    assert.deepEqual(
      classes.filter(([, name = '', first]) => !first?.includes(`'${name}'`)).map(([, name]) => name),
      [],
    );
  });

  it('read the text of an editor in one place: what is marked, fixed, shown and sent comes from there', () => {
    const reading = /^import \{[^}]*\b(?:parseDocument|assembleDocument|takeSnapshot|snapshotOf)\b/m;
    const readers = readdirSync('src', { recursive: true, encoding: 'utf8' })
      .map((file) => file.replaceAll(path.sep, '/'))
      .filter((file) => /^(?:editor|validation|request|panel)\/.*\.ts$/.test(file))
      .filter((file) => reading.test(readFileSync(path.join('src', file), 'utf8')));
    assert.deepEqual(readers, ['validation/inspect.ts']);
  });

  it('parse and compare what services say in one place, which knows how much of it the thread of the extension host takes', () => {
    const working =
      /^import \{[^}]*\b(?:parseDocument|profileMembers|compare|keptChanges|digestsOf|knownAfter\w+|showsBefore|payloadTextOf)\b[^}]*\} from '[^']*\/(?:document|difference|payload)\//m;
    // Answers are parsed there for whoever waits for no thread.
    assert.match(readFileSync('src/live/read-live-answer.ts', 'utf8'), working);
    const workers = readdirSync('src', { recursive: true, encoding: 'utf8' })
      .map((file) => file.replaceAll(path.sep, '/'))
      .filter((file) => /^(?:editor|plan|submit)\/.*\.ts$/.test(file))
      .filter((file) => working.test(readFileSync(path.join('src', file), 'utf8')));
    assert.deepEqual(workers, []);
  });

  it('have the code of a shared room once, besides in extension.js', () => {
    const inputs = Object.entries(meta.outputs)
      .filter(([output]) => output.endsWith('.js') && output !== 'dist/extension.js' && output !== 'dist/panel.js')
      .flatMap(([output, { inputs: files }]) => Object.keys(files).map((file) => ({ file, output })));
    const copied = inputs.filter(
      ({ file, output }) => file.startsWith('src/document/') && output !== 'dist/document.js',
    );
    assert.ok(inputs.some(({ file }) => file.startsWith('src/document/')));
    assert.deepEqual(copied, []);
  });

  it('need nothing from outside but Node and VS Code', () => {
    const outside = Object.entries(meta.outputs).flatMap(([output, { imports }]) =>
      imports
        .map((imported) => imported.path)
        .filter((name) => !name.startsWith('.') && !name.startsWith('node:') && name !== 'vscode')
        .filter((name) => !isBuiltin(name))
        .map((name) => `${path.basename(output)}: ${name}`),
    );
    assert.deepEqual(outside, []);
  });

  it('name no source map: none ships', () => {
    const naming = Object.keys(meta.outputs)
      .filter((output) => output.endsWith('.js'))
      .filter((output) => readFileSync(output, 'utf8').includes('sourceMappingURL='));
    assert.deepEqual(naming, []);
  });

  it('build no code from text at run time', () => {
    const makers = Object.keys(meta.outputs)
      .filter((output) => output.endsWith('.js'))
      .filter((output) => /\bnew Function\(|\beval\(/.test(readFileSync(output, 'utf8')));
    assert.deepEqual(makers, []);
  });

  it('have every file that is loaded at its first use', () => {
    const sources = readdirSync('src', { recursive: true, encoding: 'utf8' })
      .map((name) => path.join('src', name))
      .filter((file) => file.endsWith('.ts') && !/^src.(?:build|panel.page)/.test(file));
    const lazy = sources.flatMap((file) =>
      [...readFileSync(file, 'utf8').matchAll(/\bimport\('(\.[^']*)'\)(?!\.)/g)].map(
        ([, name = '']) => `${path.join(path.dirname(file), name)}.ts`,
      ),
    );
    const bundled = new Set(
      Object.keys(meta.outputs)
        .flatMap(inputsOf)
        .map((input) => path.normalize(input)),
    );
    assert.ok(lazy.length > 60);
    assert.deepEqual(
      lazy.filter((file) => !bundled.has(file)),
      [],
    );
  });

  it('have every fix that a rule of the table loads, in one file', () => {
    const rules = readdirSync('src/validation/rules', { recursive: true, encoding: 'utf8' });
    const named = rules
      .filter((file) => file.endsWith('.ts'))
      .map((file) => readFileSync(path.join('src/validation/rules', file), 'utf8'))
      .flatMap((text) => [...text.matchAll(/\(await import\('[^']*fix'\)\)\.(\w+)/g)].map(([, name = '']) => name));
    const fixes = createRequire(path.resolve('dist/x.js'))('./validation-fixes.js') as Record<string, unknown>;
    assert.ok(named.length > 20);
    assert.deepEqual(
      named.filter((name) => typeof fixes[name] !== 'function'),
      [],
    );
  });
});
