import type { Kind } from '../catalog/kinds';
import type { SendablePayload } from '../request/graph-request';
import type { Problem } from '../validation/problem';
import { createHash } from 'node:crypto';

/** A payload file that was read and checked. */
export interface PayloadFile {
  /** As it is shown: as it was named, or found below what was named. */
  readonly path: string;
  readonly absolute: string;
  readonly kind: Kind | undefined;
  /** The profile that it stands for: the payload's own id, else what earlier runs noted. */
  readonly id: string | undefined;
  /** Missing where no request can be made of it. */
  readonly payload?: SendablePayload | undefined;
  readonly problems: readonly Problem[];
  /** Why it could not be read, as a sentence. */
  readonly error?: string | undefined;
  /** SHA-256 of its text: tells whether it has changed since. */
  readonly digest: string;
}

/** One that a request can be made of. */
export interface SendableFile extends PayloadFile {
  readonly payload: SendablePayload;
}

/** SHA-256 of a text: tells whether a file has changed. */
export const textDigest = (text: string) => createHash('sha256').update(text).digest('hex');
