import { mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../folders';
import { runInHost } from '../vscode-host/run-tests';
import { newest } from '../vscode-host/versions';
import { bundleBench } from './bundled';
import { figuresPrefix } from './row';

/**
 * Runs a program of this folder inside the extension host of a real VS Code, with the extension as it is built.
 *
 * @param entry a module with `run()`, which says its figures once by {@link figuresPrefix}
 * @param workspace absolute folder to open; it stays
 * @param extensionPath folder of the extension
 * @returns the figures
 */
export async function measureInHost<Figures>(entry: string, workspace: string, extensionPath = root): Promise<Figures> {
  const folder = await mkdtemp(join(tmpdir(), 'secprofile-bench-'));
  const testsPath = join(folder, 'measure.js');
  const watch = { signal: new AbortController().signal, progress: () => undefined };
  const said: string[] = [];
  let figures: Figures | undefined;
  const onLog = (_: string, text: string) => {
    said.push(text);
    const start = text.indexOf(figuresPrefix);
    if (start >= 0) figures = JSON.parse(text.slice(start + figuresPrefix.length)) as Figures;
  };
  try {
    await bundleBench(entry, testsPath);
    // Here too, the checking thread does its part.
    await symlink(join(extensionPath, 'dist/validation-worker.js'), join(folder, 'validation-worker.js'));
    await runInHost({ version: newest, extensionPath, testsPath, workspace, trust: true, watch, onLog });
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 6 });
  }
  if (figures === undefined) throw new Error(`${entry} told nothing of its figures:\n${said.join('\n')}`);
  return figures;
}
