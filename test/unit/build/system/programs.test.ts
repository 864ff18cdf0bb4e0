import assert from 'node:assert/strict';
import { commandFor } from '../../../../src/build/system/command';
import { findInstalledBrowser } from '../../../../src/build/system/installed-browser';
import { findCode, findCodeProgram } from '../../../../src/build/system/installed-code';
import { npmCommand } from '../../../../src/build/system/npm-command';
import { onSearchPath, withVariable, type System } from '../../../../src/build/system/system';
import { installedCode } from '../../../../src/build/vscode-host/desktop-window';
import { openerOf } from '../../../../src/build/system/open-in-browser';
import { assertGolden } from '../../../golden/golden';
import { inHome, lookedFor, systemNamed, systems, withFiles } from './systems';

const windows = systemNamed('win32');
const code = 'C:\\Program Files\\Microsoft VS Code\\bin\\code.cmd';

/** Everything that is decided about programs on a system, a line each. */
function decided(system: System): string {
  const anything = { ...system, isFile: () => true };
  const line = (what: string, value: unknown) => `${what}: ${JSON.stringify(value)}`;
  const { program, args } = npmCommand(['run', '--silent', 'types'], anything);
  return [
    `## ${system.platform}`,
    line('npm', [program, ...args]),
    line(
      'command line of VS Code',
      commandFor(findCode(anything) ?? '', [inHome(system, 'My 100% [x]', '& co')], system),
    ),
    line('opens an address', openerOf(system)),
    'VS Code is looked for as:',
    ...lookedFor(system, findCode),
    'the program of its window as:',
    ...lookedFor(system, findCodeProgram),
    'a browser as:',
    ...lookedFor(system, findInstalledBrowser),
    '',
  ].join('\n');
}

describe('Programs and their arguments', () => {
  it('are decided for Windows, macOS and Linux', () => {
    assertGolden('programs.txt', systems.map(decided).join('\n'));
  });

  it('are never handed to a shell: npm is a script for Node, wherever it is found', () => {
    const running = 'D:\\Werkzeuge (neu)\\npm\\bin\\npm-cli.js';
    const inside = { ...windows, env: { ...windows.env, npm_execpath: running } };
    assert.deepEqual(npmCommand(['ci'], withFiles(inside, running)), { program: windows.node, args: [running, 'ci'] });
    const beside = 'C:\\Program Files\\nodejs\\node_modules\\npm\\bin\\npm-cli.js';
    // Another package manager runs us.
    const other = { ...windows, env: { ...windows.env, npm_execpath: 'C:\\pnpm\\pnpm.cjs' } };
    assert.deepEqual(npmCommand([], withFiles(other, beside)).args, [beside]);
    const batch = 'C:\\Büro & Co (x86)\\bin\\npm.cmd';
    assert.deepEqual(npmCommand(['ci'], withFiles(windows, batch)), { program: batch, args: ['ci'] });
    assert.throws(() => npmCommand(['ci'], windows), /npm was not found/);
  });

  it('of another Node run npm with that Node', () => {
    const script = '/home/zoë müller/.nvm (neu)/lib/node_modules/npm/bin/npm-cli.js';
    const linux = withFiles(systemNamed('linux'), script);
    assert.deepEqual(npmCommand(['ci'], linux, '/other/node'), { program: '/other/node', args: [script, 'ci'] });
  });

  it('are quoted for cmd.exe where Windows has a batch file', () => {
    const { program, args, windowsVerbatimArguments } = commandFor(code, ['C:\\a b\\', 'say "x"', '%PATH%'], windows);
    assert.deepEqual([program, windowsVerbatimArguments], ['C:\\Windows\\system32\\cmd.exe', true]);
    assert.deepEqual(args, [
      '/d',
      '/v:off',
      '/s',
      '/c',
      String.raw`""C:\Program Files\Microsoft VS Code\bin\code.cmd" ^"C:\a^ b\\^" ^"say^ \^"x\^"^" ^"^%^PATH^%^""`,
    ]);
    assert.deepEqual(commandFor('C:\\a b\\tool.exe', ['x y'], windows), {
      program: 'C:\\a b\\tool.exe',
      args: ['x y'],
    });
    assert.deepEqual(commandFor('/a b/tool.cmd', ['x'], systemNamed('linux')), {
      program: '/a b/tool.cmd',
      args: ['x'],
    });
    assert.throws(() => commandFor(code, ['a\r\ndel *'], windows), /cannot be given "a\\r\\ndel \*"/);
  });

  it('go through two readings in the batch files that npm makes', () => {
    const line = commandFor('C:\\x\\node_modules\\.bin\\secprofile.cmd', ['a&b'], windows).args.at(-1);
    assert.equal(line, String.raw`""C:\x\node_modules\.bin\secprofile.cmd" ^^^"a^^^&b^^^""`);
  });

  it('are found on the PATH of Windows however that is spelled, quoted or not', () => {
    const git = 'C:\\Program Files\\Git\\cmd\\git.exe';
    assert.equal(onSearchPath(withFiles(windows, git), ['git.exe']), git);
    const changed = withVariable(windows, 'PATH', 'C:\\only');
    assert.deepEqual(
      Object.keys(changed).filter((name) => name.toLowerCase() === 'path'),
      ['PATH'],
    );
    assert.equal(changed['PATH'], 'C:\\only');
  });

  it('never come from a relative folder of the PATH', () => {
    const linux = { ...systemNamed('linux'), isFile: () => true };
    assert.equal(onSearchPath({ ...linux, env: { PATH: 'bin::/usr/bin' } }, ['code']), '/usr/bin/code');
  });
});

describe('An installed VS Code', () => {
  it('is what VSCODE_EXECUTABLE names, before anything that is found', () => {
    const named = { ...windows, env: { ...windows.env, VSCODE_EXECUTABLE: 'D:\\Code.exe' } };
    assert.equal(installedCode(withFiles(named, 'D:\\Code.exe', code)), 'D:\\Code.exe');
    assert.throws(
      () => installedCode(withFiles(named, code)),
      /VSCODE_EXECUTABLE names D:\\Code\.exe, which is not there/,
    );
  });

  it('is found where the installers put it, on the PATH or not', () => {
    assert.equal(installedCode(withFiles(windows, code)), code);
    const mac = systemNamed('darwin');
    const insiders = '/Users/Zoë [Müller]/Applications/Visual Studio Code - Insiders.app/Contents';
    const command = `${insiders}/Resources/app/bin/code-insiders`;
    assert.equal(installedCode(withFiles(mac, command)), command);
    const program = `${insiders}/MacOS/Electron`;
    assert.equal(findCodeProgram(withFiles(mac, program)), program);
  });

  it('that is missing is told with what to install', () => {
    for (const system of systems)
      assert.throws(() => installedCode(system), /Install it from https:.*VSCODE_EXECUTABLE/);
  });
});
