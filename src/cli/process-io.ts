import { randomUUID } from 'node:crypto';
import type { Writable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { HumanError } from '../errors';
import { fileSentence } from '../files/file-sentence';
import { largestText } from '../files/read-text-file';
import { sizeText } from '../text/quantities';
import type { Io, StandardOutput } from './io';

/** This process's own streams and surroundings. */
export function processIo(): Io {
  return {
    stdout: outputTo(process.stdout),
    stderr: outputTo(process.stderr),
    readStdin,
    stdinEnd,
    ask,
    env: process.env,
    platform: process.platform,
    cwd: process.cwd(),
    newGuid: randomUUID,
    clock: { date: () => Date.now(), delay: (milliseconds, signal) => sleep(milliseconds, undefined, { signal }) },
    once: (signal, listener) => process.once(signal, listener),
  };
}

/**
 * `secprofile validate … | head` closes the pipe early: nobody wants to read more, and the exit code stays the same. Windows
 * reports the end of the file.
 */
const closed: ReadonlySet<string | undefined> = new Set(['EPIPE', 'EOF']);

/** A stream of the process as commands write to it. */
export function outputTo(stream: Writable & { readonly isTTY?: boolean }): StandardOutput {
  let failure: unknown;
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (!closed.has(error.code)) failure ??= error;
  });
  return {
    write: (text) => void stream.write(text),
    async failure() {
      await new Promise<void>((resolve) => stream.write('', () => resolve()));
      return failure;
    },
    get isTerminal() {
      // Missing, not false, if the stream isn't a terminal.
      return stream.isTTY === true;
    },
  };
}

async function readStdin(): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const chunk of process.stdin) {
      chunks.push(chunk as Uint8Array);
      size += (chunk as Uint8Array).length;
      if (size > largestText) throw new HumanError(`Standard input is larger than ${sizeText(largestText)}.`);
    }
  } catch (error) {
    if (HumanError.is(error)) throw error;
    throw new HumanError(`Standard input can't be read: ${fileSentence(error)}`, [], { cause: error });
  }
  return Buffer.concat(chunks);
}

/** Asks on standard error, because standard output is for results and may be a file. */
async function ask(question: string): Promise<string | undefined> {
  if (!process.stdin.isTTY || !process.stderr.isTTY) return undefined;
  const { createInterface } = await import('node:readline');
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  return new Promise((resolve) => {
    // Ctrl+C and Ctrl+D close it without an answer.
    lines.once('close', () => resolve(''));
    lines.question(question, (answer) => {
      resolve(answer);
      lines.close();
    });
  });
}

function stdinEnd(): Promise<void> {
  return new Promise((resolve) => {
    for (const event of ['end', 'close', 'error']) process.stdin.once(event, () => resolve());
    process.stdin.resume();
    // Waiting for it must not keep the process alive. A file has no `unref`.
    (process.stdin as { unref?: () => void }).unref?.();
  });
}
