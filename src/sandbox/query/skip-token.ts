import { Buffer } from 'node:buffer';
import { crc32 } from 'node:zlib';
import { badOption } from './options';
import type { SortKey } from './order';
import type { Value } from './value';

/**
 * Where a page starts: after a profile, identified by its number and, in a sorted list, its key, so that nothing is skipped
 * or repeated if profiles come and go in between. Or, if keys are too long for a URL, after a number of profiles.
 */
export type PageStart = { readonly made: number; readonly key?: SortKey } | { readonly skipped: number };

interface Packed {
  /** The fingerprint of the list. */
  readonly f: string;
  readonly m?: number;
  readonly k?: readonly unknown[];
  readonly b?: number;
}

/** Characters of a token with a key; a longer one becomes a mere count. */
const longest = 1500;

/** Identifies the list that a token continues. */
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
 * @param skipped how many profiles stand before it, for keys that are too long
 */
export function writeSkipToken(print: string, made: number, key: SortKey | undefined, skipped: number): string {
  const token = pack({ f: print, m: made, ...(key ? { k: key.map(packValue) } : {}) });
  return token.length <= longest ? token : pack({ f: print, b: skipped });
}

/** @throws GraphError 400 for a token that is not ours, or was made for another list */
export function readSkipToken(token: string | undefined, print: string): PageStart | undefined {
  if (token === undefined) return undefined;
  try {
    const { f, m, k, b } = JSON.parse(Buffer.from(token, 'base64url').toString()) as Packed;
    if (f === print && Number.isSafeInteger(b)) return { skipped: Number(b) };
    if (f === print && Number.isSafeInteger(m)) return { made: Number(m), ...(k ? { key: k.map(unpackValue) } : {}) };
  } catch {
    // Whatever is wrong with it, the client can only start again.
  }
  throw badOption(
    '$skiptoken',
    'The $skiptoken does not belong to this list. Follow @odata.nextLink as it is, or start again without it.',
  );
}
