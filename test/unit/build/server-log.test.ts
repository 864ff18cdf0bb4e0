import assert from 'node:assert/strict';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { addStandIns } from '../../../src/build/vscode-host/stand-ins';
import { cleanupAfterEach } from '../../support/cleanup';
import { temporaryFolder } from '../../support/temporary-folder';

interface Spdlog {
  setFlushOn(level: number): void;
  createAsyncRotatingLogger(name: string, file: string, size: number, count: number): Promise<Logger>;
}

interface Logger {
  setPattern(pattern: string): void;
  clearFormatters(): void;
  setLevel(level: number): void;
  info(message: string): void;
  warn(message: string): void;
  debug(message: string): void;
  drop(): void;
}

describe('The log of a VS Code server from npm', () => {
  const cleanup = cleanupAfterEach();
  let server: string;

  beforeEach(async () => {
    server = await temporaryFolder(cleanup, 'server-');
    await mkdir(path.join(server, 'node_modules', '@vscode', 'spdlog'), { recursive: true });
    await writeFile(main(), "require('bindings')('spdlog');");
  });

  const main = () => path.join(server, 'node_modules', '@vscode', 'spdlog', 'index.js');
  const logFile = () => path.join(server, 'logs', 'extension.log');

  /** As VS Code loads it and sets it up. */
  async function logger(size = 1_000_000): Promise<Logger> {
    await addStandIns(server);
    const spdlog = createRequire(main())(main()) as Spdlog;
    spdlog.setFlushOn(0);
    const made = await spdlog.createAsyncRotatingLogger('extension', logFile(), size, 1);
    made.setPattern('%Y-%m-%d %H:%M:%S.%e [%l] %v');
    return made;
  }

  it('has what an extension says, with time and level', async () => {
    const log = await logger();
    log.info('Sandbox listens');
    log.warn('Not imported');
    assert.match(
      await readFile(logFile(), 'utf8'),
      /^[\d-]{10} [\d:.]{12} \[info\] Sandbox listens\n.*\[warning\] Not imported\n$/,
    );
  });

  it('keeps to the level', async () => {
    const log = await logger();
    log.debug('too much');
    log.setLevel(1);
    log.debug('wanted');
    log.drop();
    log.info('late');
    assert.match(await readFile(logFile(), 'utf8'), /^\S+ \S+ \[debug\] wanted\n$/);
  });

  it('adds nothing to a channel without formats', async () => {
    const log = await logger();
    log.clearFormatters();
    log.info('as it is');
    assert.equal(await readFile(logFile(), 'utf8'), 'as it is');
  });

  it('does not grow for ever', async () => {
    const log = await logger(100);
    for (let count = 0; count < 10; count += 1) log.info('x'.repeat(60));
    assert.ok((await readFile(path.join(server, 'logs', 'extension.1.log'), 'utf8')).length < 300);
  });

  it('leaves a native module alone that was built', async () => {
    const built = path.join(server, 'node_modules', '@vscode', 'spdlog', 'build', 'Release');
    await mkdir(built, { recursive: true });
    await writeFile(path.join(built, 'spdlog.node'), '');
    await addStandIns(server);
    assert.match(await readFile(main(), 'utf8'), /bindings/);
  });
});

describe('The registry in a VS Code server from npm', () => {
  const cleanup = cleanupAfterEach();

  it('is stood in for on Windows alone: its values are unknown', async () => {
    const server = await temporaryFolder(cleanup, 'server-');
    const dist = path.join(server, 'node_modules', '@vscode', 'windows-registry', 'dist');
    const main = path.join(dist, 'index.js');
    await mkdir(dist, { recursive: true });
    await writeFile(main, 'theirs');
    await addStandIns(server, 'linux');
    assert.equal(await readFile(main, 'utf8'), 'theirs');
    await addStandIns(server, 'win32');
    const registry = createRequire(main)(main) as Record<string, (...args: string[]) => unknown>;
    for (const name of ['GetStringRegKey', 'GetDWORDRegKey']) {
      assert.equal(registry[name]?.('HKEY_LOCAL_MACHINE', 'SOFTWARE', 'ProductId'), undefined);
    }
  });
});

describe('The file watcher in a VS Code server from npm', () => {
  const cleanup = cleanupAfterEach();
  const ignored = String.raw`C:\Users\a\host\extensions/**`;
  let wrapper: string;

  /** The server with a watcher that makes patterns as the real one does. */
  async function serverWith(makes: string): Promise<string> {
    const server = await temporaryFolder(cleanup, 'server-');
    wrapper = path.join(server, 'node_modules', '@parcel', 'watcher', 'wrapper.js');
    await mkdir(path.dirname(wrapper), { recursive: true });
    await writeFile(wrapper, `const picomatch = { makeRe: String };\nexports.pattern = (value) => ${makes};\n`);
    return server;
  }

  const pattern = () => {
    const require = createRequire(wrapper);
    Reflect.deleteProperty(require.cache, wrapper);
    return (require(wrapper) as { pattern: (value: string) => string }).pattern(ignored);
  };

  it('is given no backslash on Windows, which would keep it from watching, however often the server is set up', async () => {
    const server = await serverWith('picomatch.makeRe(value, {})');
    await addStandIns(server, 'linux');
    assert.equal(pattern(), ignored);
    for (const time of ['first', 'second']) {
      await addStandIns(server, 'win32');
      assert.equal(pattern(), 'C:/Users/a/host/extensions/**', time);
    }
  });

  it('is noticed on every system when it has become another one', async () => {
    const server = await serverWith('picomatch.compile(value)');
    await assert.rejects(addStandIns(server, 'linux'), /wrapper\.js no longer makes/);
  });
});
