import { cp, mkdtemp, readFile, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../folders';
import { ownActivationKey } from './row';

const main = `
const vscode = require('vscode');
let ofVscode = 0;
let isInside = false;
const timed = (call) => (...args) => {
  if (isInside) return call(...args);
  isInside = true;
  const before = performance.now();
  try {
    return call(...args);
  } finally {
    ofVscode += performance.now() - before;
    isInside = false;
  }
};
for (const space of [vscode.commands, vscode.languages, vscode.lm, vscode.window, vscode.workspace])
  for (const [name, { value }] of Object.entries(Object.getOwnPropertyDescriptors(space)))
    if (typeof value === 'function') space[name] = timed(value.bind(space));
const extension = require('./dist/extension.js');
const processor = () => {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
};
exports.activate = (context) => {
  const before = [performance.now(), processor()];
  const result = extension.activate(context);
  const wall = performance.now() - before[0];
  globalThis.${ownActivationKey} = { wall, ofVscode, processor: processor() - before[1] };
  return result;
};
exports.deactivate = () => extension.deactivate();
`;

/**
 * Makes a folder with the built extension, whose `activate()` is timed from outside: VS Code's own marks also count other
 * work of the thread. It's a copy because VS Code doesn't recognize an extension's code behind a link.
 *
 * @returns the folder; whoever asks for it removes it
 */
export async function timedExtension(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'secprofile-timed-'));
  await cp(join(root, 'dist'), join(folder, 'dist'), { recursive: true });
  for (const name of ['docs', 'media', 'schemas', 'snippets']) await symlink(join(root, name), join(folder, name));
  const manifest = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as object;
  await writeFile(join(folder, 'package.json'), JSON.stringify({ ...manifest, main: './timed.js' }));
  await writeFile(join(folder, 'timed.js'), main);
  return folder;
}
