import { Buffer } from 'node:buffer';
import { crc32 } from 'node:zlib';
import { badOption } from './options';
import type { SortKey } from './order';
import type { Value } from './value';

/**
 * Where a page ended. After a profile, told by its number and, in a sorted list, its key: then nothing is skipped or
 * repeated when profiles come and go meanwhile. Or, for keys too long for a URL, after so many profiles.
 */
export type Position = { readonly made: number; readonly key?: SortKey } | { readonly behind: number };

interface Packed {
  /** The fingerprint of the list. */
  readonly f: string;
  readonly m?: number;
  readonly k?: readonly unknown[];
  readonly b?: number;
}

/** Characters that a token may have before it becomes a mere count. */
const longest = 1500;

/** Ties a token to the list that it continues. */
export function fingerprint(...parts: readonly (string | undefined)[]): string {
  return crc32(JSON.stringify(parts)).toString(16);
}

const packValue = (value: Value) => (typeof value === 'bigint' ? { n: value.toString() } : value);

function unpackValue(value: unknown): Value {
  if (value === null || typeof value === 'string' || typeof value === 'boolean' || typeof value === 'number')
    return value;
  return BigInt((value as { n: string }).n);
}

const pack = (packed: Packed) => Buffer.from(JSON.stringify(packed)).toString('base64url');

/**
 * The token for a position.
 *
 * @param behind how many profiles stand before it, for keys that are too long
 */
export function writeSkipToken(print: string, made: number, key: SortKey | undefined, behind: number): string {
  const token = pack({ f: print, m: made, ...(key ? { k: key.map(packValue) } : {}) });
  return token.length <= longest ? token : pack({ f: print, b: behind });
}

/** @throws GraphError 400 for a token that is not ours, or was made for another list */
export function readSkipToken(token: string | undefined, print: string): Position | undefined {
  if (token === undefined) return undefined;
  try {
    const { f, m, k, b } = JSON.parse(Buffer.from(token, 'base64url').toString()) as Packed;
    if (f === print && Number.isSafeInteger(b)) return { behind: Number(b) };
    if (f === print && Number.isSafeInteger(m)) return { made: Number(m), ...(k ? { key: k.map(unpackValue) } : {}) };
  } catch {
    // Falls through: whatever is wrong with it, the client can only start again.
  }
  throw badOption(
    '$skiptoken',
    'The $skiptoken does not belong to this list. Follow @odata.nextLink as it is, or start again without it.',
  );
}
