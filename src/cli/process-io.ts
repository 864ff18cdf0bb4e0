import { randomUUID } from 'node:crypto';
import type { Io, Output } from './io';

/** This process's own streams and surroundings. */
export function processIo(): Io {
  return {
    stdout: output(process.stdout),
    stderr: output(process.stderr),
    readStdin,
    env: process.env,
    cwd: process.cwd(),
    newGuid: randomUUID,
    once: (signal, listener) => process.once(signal, listener),
  };
}

function output(stream: NodeJS.WriteStream): Output {
  // `secprofile validate … | head` closes the pipe early: nobody wants to read on, which changes nothing of the verdict.
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
  return {
    write: (text) => void stream.write(text),
    get isTerminal() {
      // Missing, not false, where the stream is no terminal.
      return (stream as { isTTY?: boolean }).isTTY === true;
    },
  };
}

async function readStdin(): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Uint8Array);
  return Buffer.concat(chunks);
}
