import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import type { Readable, Writable } from 'node:stream';
import { dispatch } from '../../../src/cli/dispatch';
import { processIo } from '../../../src/cli/process-io';
import * as sandbox from '../../../src/cli/sandbox';
import type { Cleanup } from '../../support/cleanup';

const serveWord = 'serve-a-sandbox';

/** Whether this file was started as the command itself, by {@link startChild}, and not by mocha; then it is run. */
export function isChild(): boolean {
  if (process.argv[2] !== serveWord) return false;
  const commands = [{ name: 'sandbox', summary: '', load: () => Promise.resolve(sandbox) }];
  void dispatch(['sandbox', ...process.argv.slice(3)], processIo(), commands).then((code) => {
    process.exitCode = code;
  });
  return true;
}

export interface Child {
  readonly process: ChildProcessByStdio<Writable, Readable, Readable>;
  /** What it has written so far. */
  readonly out: () => string;
  readonly err: () => string;
  /** Resolved with the exit code, or the signal that ended it. */
  readonly ended: Promise<number | NodeJS.Signals | null>;
}

/**
 * Starts `secprofile sandbox` as a process of its own.
 *
 * @param cleanup ends it, whatever the test does
 * @param file the test file, which calls {@link isChild} first
 */
export function startChild(
  cleanup: Cleanup,
  file: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv = {},
): Child {
  const child = spawn(process.execPath, [file, serveWord, ...args], {
    stdio: ['pipe', 'pipe', 'pipe'],
    env: { ...process.env, ...env },
  });
  cleanup.defer(() => child.kill('SIGKILL'));
  const texts = { out: '', err: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => (texts.out += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (texts.err += text));
  const ended = once(child, 'close').then(([code, signal]) => (code ?? signal) as number | NodeJS.Signals | null);
  return { process: child, out: () => texts.out, err: () => texts.err, ended };
}

/** The line that it prints when it listens. Fails when it ends instead. */
export async function listening(child: Child): Promise<{ url: string; token: string }> {
  const ended = child.ended.then((code) => {
    throw new Error(`It ended with ${String(code)}: ${child.err()}`);
  });
  while (!child.out().includes('\n')) await Promise.race([once(child.process.stdout, 'data'), ended]);
  ended.catch(() => undefined);
  return JSON.parse(child.out()) as { url: string; token: string };
}
