import { crc32 } from 'node:zlib';
import type { KindId } from '../../catalog/kinds';
import type { StoreChange, Profile } from './store';

/**
 * The log's lines: each a JSON object that starts with the CRC-32 (8 hex digits, ISO-HDLC as in zlib) of the UTF-8 bytes
 * between the comma after it and the line's end. See docs/sandbox.md.
 *
 *     {"crc":"9a3f01c2","format":"secprofile-sandbox","version":1,"revision":7}
 *     {"crc":"0c55d1aa","op":"put","kind":"host","id":"…","made":8,"revision":8,"profile":{…}}
 *     {"crc":"71e09b3d","op":"remove","kind":"host","id":"…","revision":9}
 *     {"crc":"b2770d14","op":"reset","revision":10}
 */
export type LogRecord =
  | { readonly op: 'head'; readonly version: number; readonly revision: number }
  | { readonly op: 'put'; readonly profile: Profile }
  | { readonly op: 'remove'; readonly kind: KindId; readonly id: string; readonly revision: number }
  | { readonly op: 'reset'; readonly revision: number };

export const formatVersion = 1;

const open = '{"crc":"';
const afterCrc = '",';
const prefixLength = open.length + 8 + afterCrc.length;

const hex = (value: number) => value.toString(16).padStart(8, '0');

const seal = (rest: string) => `${open}${hex(crc32(rest))}${afterCrc}${rest}\n`;

/** The first line of a log; `revision` is the last number given to a write. */
export function headLine(revision: number): string {
  return seal(`"format":"secprofile-sandbox","version":${formatVersion},"revision":${revision}}`);
}

export function putLine({ kind, id, made, revision, text }: Profile): string {
  return seal(`"op":"put","kind":"${kind}","id":"${id}","made":${made},"revision":${revision},"profile":${text}}`);
}

/** The line of a change, with its line feed. */
export function lineOf(change: StoreChange): string {
  if (change.what === 'reset') return seal(`"op":"reset","revision":${change.revision}}`);
  if (change.what === 'removed') {
    return seal(`"op":"remove","kind":"${change.kind}","id":"${change.id}","revision":${change.revision}}`);
  }
  return putLine(change.profile);
}

const putPattern = /^"op":"put","kind":"([^"]+)","id":"([^"]+)","made":(\d+),"revision":(\d+),"profile":/;
const removePattern = /^"op":"remove","kind":"([^"]+)","id":"([^"]+)","revision":(\d+)\}$/;
const resetPattern = /^"op":"reset","revision":(\d+)\}$/;
const headPattern = /^"format":"secprofile-sandbox","version":(\d+)(?:,"revision":(\d+))?/;

function parse(rest: string): LogRecord | undefined {
  const put = putPattern.exec(rest);
  if (put) {
    const [matched, kind = '', id = '', made, revision] = put;
    const text = rest.slice(matched.length, -1);
    return { op: 'put', profile: { kind, id, made: Number(made), revision: Number(revision), text } };
  }
  const remove = removePattern.exec(rest);
  if (remove) {
    const [, kind = '', id = '', revision] = remove;
    return { op: 'remove', kind, id, revision: Number(revision) };
  }
  const reset = resetPattern.exec(rest);
  if (reset) return { op: 'reset', revision: Number(reset[1]) };
  const head = headPattern.exec(rest);
  return head ? { op: 'head', version: Number(head[1]), revision: Number(head[2] ?? 0) } : undefined;
}

/**
 * Reads one line, without its line feed. `undefined` if it's damaged: not a record, or its checksum is wrong.
 */
export function readLine(line: Buffer): LogRecord | undefined {
  if (line.length <= prefixLength || line[line.length - 1] !== 0x7d) return undefined;
  const rest = line.subarray(prefixLength);
  if (line.toString('latin1', 0, prefixLength) !== `${open}${hex(crc32(rest))}${afterCrc}`) return undefined;
  return parse(rest.toString('utf8'));
}
