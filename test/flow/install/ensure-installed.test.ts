import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Linter } from 'eslint';
import { root } from '../../../src/build/folders';
import { npmCommand } from '../../../src/build/system/npm-command';
import { withNodeFirst } from '../../../src/build/vscode-host/npm';
import { runProgramSync } from '../../../src/build/vscode-host/processes';

const script = 'src/build/ensure-installed.cjs';

/** Clones as they were made, by what they say of Node. npm takes a second for one, a copy none. */
const asMade = new Map<string, string>();

/** A project with the first step of ours and one dependency, a tarball of its own: nothing is asked of a network. */
class Clone {
  readonly folder = mkdtempSync(join(tmpdir(), 'clone-'));

  constructor(private readonly engines = '^20.19.0 || >=22.13.0') {
    const made = asMade.get(engines);
    if (made === undefined) this.make();
    else cpSync(made, this.folder, { recursive: true });
  }

  private make(): void {
    cpSync(join(root, script), join(this.folder, script));
    writeFileSync(join(this.folder, 'go.cjs'), `console.log('one is', require('one/package.json').version)`);
    this.dependOn('1.0.0');
    const kept = mkdtempSync(join(tmpdir(), 'clone-'));
    cpSync(this.folder, kept, { recursive: true });
    asMade.set(this.engines, kept);
  }

  /** As a pull does it: package.json and the lock file change, what is installed does not. */
  dependOn(version: string): void {
    const upstream = mkdtempSync(join(this.folder, 'upstream-'));
    const manifest = (content: object) => writeFileSync(join(upstream, 'package.json'), JSON.stringify(content));
    manifest({ name: 'one', version });
    this.npmIn(upstream, 'pack', '--pack-destination', upstream);
    manifest({
      engines: { node: this.engines },
      scripts: { go: `node ${script} && node go.cjs` },
      devDependencies: { one: `file:one-${version}.tgz` },
    });
    this.npmIn(upstream, 'install', '--package-lock-only');
    cpSync(upstream, this.folder, { recursive: true });
  }

  npm(...args: string[]): void {
    this.npmIn(this.folder, ...args);
  }

  // Under Wine, `--prefix` alone takes npm to the folder above.
  private npmIn(cwd: string, ...args: string[]): void {
    const { status, stderr } = this.run(cwd, {}, args);
    assert.equal(status, 0, stderr);
  }

  tryNpm(env: NodeJS.ProcessEnv, ...args: string[]) {
    return this.run(this.folder, env, args);
  }

  private run(cwd: string, env: NodeJS.ProcessEnv, args: readonly string[]) {
    const npm = npmCommand(['--offline', '--no-update-notifier', ...args]);
    // The Node that runs these tests, whichever npm finds first.
    const own = { ...withNodeFirst(process.execPath), npm_config_cache: join(this.folder, '.npm') };
    return runProgramSync(npm.program, npm.args, { cwd, env: { ...own, ...env } });
  }

  go(env: NodeJS.ProcessEnv = {}): { readonly installs: boolean; readonly says: string } {
    const { status, stdout, stderr } = this.tryNpm(env, 'run', '--silent', 'go');
    assert.equal(status, 0, stderr);
    return { installs: stdout.includes('Installing'), says: stdout.trim().split('\n').at(-1) ?? '' };
  }

  remove(path: string): void {
    rmSync(join(this.folder, path), { recursive: true, maxRetries: 6 });
  }
}

describe('The first step of npm start and npm test', function () {
  this.timeout(120_000);
  let made: Clone | undefined;
  const freshClone = (...options: ConstructorParameters<typeof Clone>) => (made = new Clone(...options));
  afterEach(() => {
    if (made) rmSync(made.folder, { recursive: true, force: true, maxRetries: 6 });
    made = undefined;
  });

  after(() => {
    for (const folder of asMade.values()) rmSync(folder, { recursive: true, force: true, maxRetries: 6 });
    asMade.clear();
  });

  it('installs in a fresh clone, and only there', () => {
    const clone = freshClone();
    assert.deepEqual(clone.go(), { installs: true, says: 'one is 1.0.0' });
    assert.deepEqual(clone.go(), { installs: false, says: 'one is 1.0.0' });
  });

  it('leaves alone what npm ci installed', () => {
    const clone = freshClone();
    clone.npm('ci');
    assert.deepEqual(clone.go(), { installs: false, says: 'one is 1.0.0' });
  });

  it('installs again when the lock file says something else', () => {
    const clone = freshClone();
    clone.npm('ci');
    clone.dependOn('2.0.0');
    assert.deepEqual(clone.go(), { installs: true, says: 'one is 2.0.0' });
  });

  for (const [what, path] of [
    ['was interrupted', 'node_modules/.package-lock.json'],
    ['lost a package', 'node_modules/one'],
  ] as const) {
    it(`installs again when an installation ${what}`, () => {
      const clone = freshClone();
      clone.npm('ci');
      clone.remove(path);
      assert.deepEqual(clone.go(), { installs: true, says: 'one is 1.0.0' });
    });
  }

  it('installs again when an installation broke off while npm wrote what it had installed', () => {
    const clone = freshClone();
    clone.npm('ci');
    const list = join(clone.folder, 'node_modules/.package-lock.json');
    writeFileSync(list, readFileSync(list, 'utf8').slice(0, 40));
    assert.equal(clone.go().installs, true);
  });

  it('installs what building needs in continuous integration and in production too', () => {
    const clone = freshClone();
    assert.equal(clone.go({ NODE_ENV: 'production', CI: 'true' }).says, 'one is 1.0.0');
  });

  it('says that npm is needed where another package manager runs it', () => {
    const clone = freshClone();
    const { status, stderr } = spawnSync(process.execPath, [script], {
      cwd: clone.folder,
      encoding: 'utf8',
      env: { ...process.env, npm_execpath: '/usr/lib/pnpm.cjs' },
    });
    assert.deepEqual(
      [status, stderr.split('\n')[0]],
      [1, 'Run "npm ci" first. The packages in package-lock.json aren’t installed.'],
    );
  });

  for (const [engines, needed] of [
    ['>=999.1.0', '999.1 or newer'],
    ['^12.3.0 || >=999.1.0', '12.3, or 999.1 or newer,'],
  ] as const) {
    it(`tells a Node that isn't in ${engines} what is needed, and installs nothing`, () => {
      const clone = freshClone(engines);
      const { status, stdout, stderr } = clone.tryNpm({}, 'run', '--silent', 'go');
      const sentence = `Node.js ${needed} is needed. This is Node.js ${process.versions.node}.`;
      assert.deepEqual([status, stdout, stderr.trim()], [1, '', sentence]);
    });
  }

  it('takes a Node of an older line that is named', () => {
    const [major = ''] = process.versions.node.split('.');
    assert.equal(freshClone(`^${major}.0.0 || >=999.0.0`).go().says, 'one is 1.0.0');
  });

  it('is understood by Node 6', () => {
    const found = new Linter({ configType: 'flat' }).verify(readFileSync(join(root, script), 'utf8'), {
      files: ['**/*'],
      languageOptions: { ecmaVersion: 2015, sourceType: 'commonjs' },
    });
    assert.deepEqual(found, []);
  });

  it('is the first step of the two commands that the README begins with', () => {
    const readme = readFileSync(join(root, 'README.md'), 'utf8');
    const commands = [...readme.matchAll(/^```\n(.*?)\n```$/gms)].map(([, text = '']) => text);
    assert.deepEqual(commands.slice(0, 2), ['npm start', 'npm test']);
    const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
      scripts: Record<string, string>;
    };
    for (const name of ['start', 'start:desktop', 'test'])
      assert.ok(scripts[name]?.startsWith(`node ${script} && `), name);
  });
});
