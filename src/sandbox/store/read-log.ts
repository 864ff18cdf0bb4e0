import { Buffer } from 'node:buffer';
import type { LogFile } from './files';

/** A line of the log, or a piece of one without its line feed at the very end. */
export interface RawLine {
  /** Offset of the line's first byte in the file. */
  readonly offset: number;
  /** Without the line feed. Valid until the next line is read. */
  readonly bytes: Buffer;
  /** Whether a line feed follows. */
  readonly whole: boolean;
}

const lineFeed = 0x0a;

/** Reads a file line by line in pieces of `chunkSize` bytes, so that a large log doesn't take its size in memory twice. */
export async function* readLines(file: LogFile, chunkSize = 1 << 20): AsyncGenerator<RawLine> {
  const chunk = Buffer.allocUnsafe(chunkSize);
  let rest: Buffer = Buffer.alloc(0);
  let position = 0;
  for (;;) {
    const { bytesRead } = await file.read(chunk, 0, chunkSize, position);
    if (bytesRead === 0) break;
    const restOffset = position - rest.length;
    position += bytesRead;
    const data = Buffer.concat([rest, chunk.subarray(0, bytesRead)]);
    let start = 0;
    for (let end = data.indexOf(lineFeed); end >= 0; end = data.indexOf(lineFeed, start)) {
      yield { offset: restOffset + start, bytes: data.subarray(start, end), whole: true };
      start = end + 1;
    }
    rest = data.subarray(start);
  }
  if (rest.length > 0) yield { offset: position - rest.length, bytes: rest, whole: false };
}
